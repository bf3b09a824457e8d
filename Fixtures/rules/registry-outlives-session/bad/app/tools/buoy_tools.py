"""Tools that ask the registry."""

from crewai.tools import BaseTool


class BuoyTool(BaseTool):
    def __init__(self, registry):
        super().__init__()
        self.registry = registry

    def _run(self, buoy: str) -> str:
        return self.registry.get_service(buoy)


def create_buoy_tools(context, registry):
    return [BuoyTool(registry)]
