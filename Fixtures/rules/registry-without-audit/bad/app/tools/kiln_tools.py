"""Tools that work through the registry."""

from crewai.tools import BaseTool

from app.services.registry import ServiceRegistry


class FireTool(BaseTool):
    def __init__(self, registry: ServiceRegistry):
        super().__init__()
        self.registry = registry

    async def _arun(self, kiln: str):
        await self.registry.record_tool_operation("fire", kiln, True)


def create_kiln_tools(context, registry: ServiceRegistry | None = None):
    return [FireTool(registry)]
