"""A tool closes the session behind its registry."""

from crewai.tools import BaseTool

from app.services.registry import ServiceRegistry


class LabelTool(BaseTool):
    def __init__(self, registry: ServiceRegistry):
        self.registry = registry

    def _run(self, exhibit_id: int, text: str) -> str:
        self.registry.get_service("exhibits").label(exhibit_id, text)
        self.registry.session.close()  # expect: close-on-borrowed-session
        return "labelled"
