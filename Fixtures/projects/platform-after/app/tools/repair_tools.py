"""Tools for the agent that looks after the boats."""

from crewai.tools import BaseTool

from app.services.registry import ServiceRegistry
from app.services.repairs import RepairService
from app.tools.booking_tool import BookBoatTool


class ListRepairsTool(BaseTool):
    name: str = "list_repairs"
    description: str = "List what has to be mended"

    def __init__(self, registry: ServiceRegistry):
        super().__init__()
        self._registry = registry

    async def _arun(self) -> str:
        waiting = await self._registry.get_service(RepairService).count()
        return f"{waiting} waiting"


class ReportDamageTool(BaseTool):
    name: str = "report_damage"
    description: str = "Report a damaged boat"

    def __init__(self, registry: ServiceRegistry):
        super().__init__()
        self._registry = registry

    async def _arun(self, boat_id: int, what: str) -> str:
        details = {"boat_id": boat_id, "what": what}
        repairs = self._registry.get_service(RepairService)
        try:
            repair = await repairs.report(boat_id, what)
        except Exception as error:
            await repairs.record_failure("report_damage", error, details)
            await self._registry.record_tool_operation(self.name, "report_damage", details, success=False)
            raise
        await self._registry.record_tool_operation(self.name, "report_damage", details, success=True)
        return f"repair {repair.id}"


def create_repair_tools(registry: ServiceRegistry) -> list[BaseTool]:
    return [ListRepairsTool(registry), ReportDamageTool(registry), BookBoatTool(registry)]
