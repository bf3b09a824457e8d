"""Calls of factories are another rule's business."""

from app.tools.berth_tools import create_berth_tools


class HarbourOrchestrator:
    def __init__(self, registry):
        self.registry = registry

    def tools(self, context) -> list:
        return create_berth_tools(context, self.registry)
