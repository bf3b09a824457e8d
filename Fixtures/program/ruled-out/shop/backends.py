# What a condition says that a name is not, a call of its method does not land on.
class Backend:
    def read(self):
        pass


class Shelf(Backend):
    def read(self):
        pass


class Drawer(Backend):
    def read(self):
        pass


class LockedDrawer(Drawer):
    def read(self):
        pass


def others(backends: list[Backend]):
    for backend in backends:
        if not isinstance(backend, Shelf):
            backend.read()  # expect-call: likely shop.backends.Backend.read, likely shop.backends.Drawer.read, likely shop.backends.LockedDrawer.read


def with_those_below(backend: Backend):
    if isinstance(backend, Drawer):
        return
    backend.read()  # expect-call: likely shop.backends.Backend.read, likely shop.backends.Shelf.read


def of_two(backend: Shelf | Drawer):
    if not isinstance(backend, (Drawer, LockedDrawer)):
        backend.read()  # expect-call: shop.backends.Shelf.read


def one_of_them(backend: Backend, is_open: bool):
    if is_open and not isinstance(backend, (Drawer, Shelf)):
        backend.read()  # expect-call: shop.backends.Backend.read


def bound_anew(backend: Backend, other: Shelf):
    if not isinstance(backend, Shelf):
        backend = other
        backend.read()  # expect-call: shop.backends.Shelf.read


def of_either(backend: Shelf, is_open: bool):
    if not (is_open and isinstance(backend, Shelf)):
        backend.read()  # expect-call: shop.backends.Shelf.read
