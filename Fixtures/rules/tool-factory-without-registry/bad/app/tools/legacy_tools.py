"""A context is not a registry, whatever it has in it; nor is a parameter for plug-ins."""

from app.services.boats import BoatService
from app.tools.boat_tool import BoatTool


def create_log_tools(context, services: list[BoatService]) -> list:  # expect: tool-factory-without-registry
    return [BoatTool(service) for service in services if context]


def create_radio_tools(registry_url: str) -> list:  # expect: tool-factory-without-registry
    return [BoatTool(BoatService(None, registry_url))]
