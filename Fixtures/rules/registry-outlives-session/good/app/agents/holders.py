"""Objects of one operation, results, counts, what is taken out again, containers of a function."""

import logging

from app.services.registry import ServiceRegistry
from app.tools.buoy_tools import BuoyTool, create_buoy_tools

log = logging.getLogger(__name__)
RESULTS: dict = {}
RUNNING: dict = {}


class BuoyExecutor:
    limits: dict = {}

    def __init__(self, db, service_registry: ServiceRegistry):
        self.db = db
        self.service_registry = service_registry
        self.tools = create_buoy_tools(None, service_registry)
        self._by_name = {}

    def add(self, name):
        self._by_name[name] = BuoyTool(self.service_registry)


async def run(context, registry: ServiceRegistry):
    tools = create_buoy_tools(context, registry)
    result = await context.crew.run(tools)
    RESULTS[context.id] = result
    RESULTS["count"] = len(tools)
    RESULTS["text"] = f"{registry}"
    return result


async def guarded(context, registry: ServiceRegistry):
    RUNNING[context.id] = BuoyTool(registry)
    try:
        return await context.crew.run()
    finally:
        RUNNING.pop(context.id, None)


async def local(context, registry: ServiceRegistry):
    found = {}
    found[context.id] = BuoyTool(registry)
    return found


def on_request(request, registry: ServiceRegistry):
    request.state.registry = registry
    request.state.tools = create_buoy_tools(request, registry)
