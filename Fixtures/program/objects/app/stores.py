# A module with an object that others import, made at once or later by a function.
class Store:
    def save(self):
        pass


default = Store()
Alias = Store
_later = None


def later() -> None:
    global _later
    _later = Store()


def use():
    _later.save()  # expect-call: app.stores.Store.save
    Alias().save()  # expect-call: app.stores.Store.save
