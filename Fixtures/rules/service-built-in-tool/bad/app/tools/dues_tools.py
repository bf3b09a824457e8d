"""In a constructor, in a loop, in a factory, in a closure, under another name, in a delegate, by its folder alone."""

from crewai.tools import BaseTool

from app.services import moorings
from app.services.moorings import BoatRepository, BuoyManager, DuesKeeper
from app.services.moorings import MooringService as Moorings
from app.services.registry import ServiceRegistry


class DuesTool(BaseTool):
    def __init__(self, registry: ServiceRegistry):
        super().__init__()
        self._dues = DuesKeeper(registry.db, registry.context)  # expect: service-built-in-tool "for itself"

    async def _arun(self, boats: list[str]) -> str:
        return str([await self._dues.owed(boat) for boat in boats])


class BoatsTool(BaseTool):
    def __init__(self, registry: ServiceRegistry):
        super().__init__()
        self._registry = registry

    async def _arun(self, boats: list[str]) -> str:
        found = []
        for boat in boats:
            found.append(BoatRepository(self._registry.db).session.get(boat))  # expect: service-built-in-tool "in every round of a loop"
        return str(found)

    async def buoys(self, boats: list[str]):
        return [BuoyManager(self._registry.db) for boat in boats]  # expect: service-built-in-tool "in every round of a loop"

    async def again(self, db, context):
        own = ServiceRegistry(db, context)  # expect: service-built-in-tool "`ServiceRegistry` anew for every call"
        try:
            return own.get_service(Moorings)
        finally:
            await own.cleanup()


def create_dues_tools(context, registry: ServiceRegistry):
    shared = moorings.MooringService(registry.db, context)  # expect: service-built-in-tool "for its tools"

    async def free(size: int) -> str:
        service = Moorings(registry.db, context)  # expect: service-built-in-tool "anew for every call"
        return str(await service.free(size))

    return [free, shared]


class DuesDelegate:
    async def pay(self, registry: ServiceRegistry, context):
        from app.services.moorings import DuesKeeper as Keeper

        return await Keeper(registry.db, context).owed("all")  # expect: service-built-in-tool "anew for every call"
