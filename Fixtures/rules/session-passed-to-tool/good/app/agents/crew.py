"""Takes tools and a session, and makes agents: no factory of tools."""

from sqlalchemy.ext.asyncio import AsyncSession


def create_agents(tools: list, db: AsyncSession) -> list:
    return [(tool, db) for tool in tools]
