"""Agents for a crew."""

from app.tools.crane_tools import create_crane_tools


class CraneAgentPool:
    @classmethod
    async def create_agent_with_service_registry(cls, kind, context, registry=None):
        return kind, create_crane_tools(context, registry=registry)

    @classmethod
    async def create_pair(cls, context, registry):
        return [await cls.create_agent_with_service_registry(kind, context, registry) for kind in "ab"]
