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


def create_hook_tools(*, context, service_registry=None, limit=3):
    return [CraneTool(context, service_registry)] * limit


def create_rope_tools(context):  # expect: tool-factory-without-registry
    return [context.rope]
