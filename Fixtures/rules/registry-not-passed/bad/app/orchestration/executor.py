"""Runs a crew; its name is an alias for those who call it."""

from app.tools.crane_tools import create_crane_tools


class LoadingCrew:
    def __init__(self, db, context, service_registry=None):
        self.db = db
        self.context = context
        self.service_registry = service_registry

    async def execute(self):
        return create_crane_tools(self.context)  # expect: registry-not-passed "`registry` is left out, though `self.service_registry` is at hand"


LoadingExecutor = LoadingCrew
