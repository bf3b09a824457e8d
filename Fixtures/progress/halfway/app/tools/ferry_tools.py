from crewai.tools import BaseTool

from app.core.context import RequestContext
from app.core.database import AsyncSessionLocal
from app.core.flags import USE_SERVICE_REGISTRY
from app.services.ferries import FerryService
from app.services.registry import ServiceRegistry


class LaunchFerryTool(BaseTool):
    name: str = "launch_ferry"

    def __init__(self, registry: ServiceRegistry):
        super().__init__()
        self._registry = registry

    async def _arun(self, name: str) -> str:
        ferries = self._registry.get_service(FerryService)
        try:
            ferry = await ferries.launch(name)
        except Exception:
            await self._registry.record_tool_operation(self.name, "launch", success=False)
            raise
        await self._registry.record_tool_operation(self.name, "launch", success=True)
        return ferry.name


class RenameFerryTool(BaseTool):
    """Takes a registry, and goes its own way all the same."""

    name: str = "rename_ferry"

    def __init__(self, context: RequestContext, registry: ServiceRegistry):
        super().__init__()
        self._context = context

    async def _arun(self, old: str, new: str) -> str:
        async with AsyncSessionLocal() as db:
            ferries = FerryService(db, self._context)
            await ferries.rename(await ferries.find(old), new)
            return new


def create_ferry_tools(context: RequestContext, registry: ServiceRegistry | None = None) -> list[BaseTool]:
    if USE_SERVICE_REGISTRY and registry:
        return [LaunchFerryTool(registry), RenameFerryTool(context, registry)]
    from app.tools.ferry_tools_legacy import LegacyFerryTool

    return [LegacyFerryTool()]


def create_report_tools(context: RequestContext) -> list[BaseTool]:
    return [ReportFerryTool(context)]


class ReportFerryTool(BaseTool):
    name: str = "report_ferry"

    def __init__(self, context: RequestContext):
        super().__init__()
        self._context = context

    async def _arun(self, name: str) -> str:
        async with AsyncSessionLocal() as db:
            return (await FerryService(db, self._context).find(name)).name
