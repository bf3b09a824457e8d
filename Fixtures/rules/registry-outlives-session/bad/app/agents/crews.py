"""The common case: an agent is kept for its tenant, and with it the registry of the first request."""

from crewai import Agent

from app.services.registry import ServiceRegistry
from app.tools.buoy_tools import create_buoy_tools

_agents: dict[str, Agent] = {}


def agent_for(context, registry: ServiceRegistry) -> Agent:
    if context.client_account_id not in _agents:
        tools = create_buoy_tools(context, registry=registry)
        _agents[context.client_account_id] = Agent(role="pilot", tools=tools)  # expect: registry-outlives-session "the global `_agents` keeps what was made with `registry`"
    return _agents[context.client_account_id]
