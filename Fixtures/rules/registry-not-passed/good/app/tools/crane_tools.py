"""Makes tools, with the registry or in the old way."""

from crewai.tools import BaseTool


class CraneTool(BaseTool):
    def __init__(self, context, registry=None):
        super().__init__()
        self.context = context
        self.registry = registry

    def _run(self, load: str) -> str:
        return self.registry.get_service(load)


def create_crane_tools(context, registry=None):
    return [CraneTool(context, registry)]


def create_open_tools(context, **options):
    return [CraneTool(context, options.get("registry"))]
