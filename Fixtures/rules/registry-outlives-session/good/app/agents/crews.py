"""The common case: what needs no session is kept, and the tools are made for each operation."""

from crewai import Agent

from app.services.registry import ServiceRegistry
from app.tools.buoy_tools import create_buoy_tools

_roles: dict[str, str] = {}


def agent_for(context, registry: ServiceRegistry) -> Agent:
    role = _roles.setdefault(context.client_account_id, f"pilot of {context.client_account_id}")
    return Agent(role=role, tools=create_buoy_tools(context, registry=registry))
