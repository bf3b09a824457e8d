"""Asked for and then left alone; thrown away; given another name that nobody uses."""

from app.services.registry import ServiceRegistry
from app.timetable import next_ferry, sail


class CrossingExecutor:
    def __init__(self, db, context, service_registry: ServiceRegistry):  # expect: registry-unused "only asked"
        if service_registry is None:
            raise ValueError("an executor needs a registry")
        self.db = db
        self.context = context

    async def execute(self, quay):
        return await sail(self.db, next_ferry(quay))


async def cross(context, quay, *, services: ServiceRegistry):  # expect: registry-unused "`services` of `cross` is never used"
    return await sail(context.db, next_ferry(quay))


async def cross_later(context, quay, registry=None):  # expect: registry-unused
    if not registry:
        context.log("no registry")
    return await sail(context.db, next_ferry(quay))


def plan(context, registry: ServiceRegistry):  # expect: registry-unused
    kept = registry
    if kept and context.is_open:
        return next_ferry(context.quay)
    return None


class Deck:
    registry = None

    def board(self, registry: ServiceRegistry, guests):  # expect: registry-unused
        del registry
        return [guest.name for guest in guests]
