"""In a closure, by a default, through `locals()`, on another object, in a subclass, under the same name elsewhere."""

from functools import partial

from app.orchestration.base import Step
from app.services.ferries import FerryService
from app.services.registry import ServiceRegistry
from app.timetable import sail


def later(quay, registry: ServiceRegistry):
    async def run():
        return await registry.get_service(FerryService).next_ferry(quay)

    return run


def bound(registry: ServiceRegistry):
    return partial(sail, registry)


def formatted(context, registry: ServiceRegistry):
    return context.render(**locals())


def on_another(state, registry: ServiceRegistry):
    state.registry = registry
    state.is_ready = True


def either(db, context, registry: ServiceRegistry | None = None):
    services = registry or ServiceRegistry(db, context)  # expect: registry-not-cleaned-up
    return sail(db, services.get_service(FerryService))


class Board(Step):
    def __init__(self, registry: ServiceRegistry):
        super().__init__(registry)
        self.seats = 0


class Deck:
    def __init__(self, registry: ServiceRegistry):
        self.registry = registry


class UpperDeck(Deck):
    def board(self, guests):
        return [self.registry.get_service(FerryService).next_ferry(guest) for guest in guests]


class Mast:
    def __init__(self, registry: ServiceRegistry):
        self.signals = registry


def hoist(mast: Mast):
    return mast.signals.get_service(FerryService)
