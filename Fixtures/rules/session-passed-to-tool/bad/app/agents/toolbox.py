"""A factory outside any folder of tools is known by its name."""

from sqlalchemy.orm import Session

from app.services.registry import ServiceRegistry


def create_depot_tools(registry: ServiceRegistry, session: Session) -> list:  # expect: session-passed-to-tool
    return [registry.tool("depot", session)]
