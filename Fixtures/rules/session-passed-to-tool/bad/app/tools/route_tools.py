"""Factories that take a session: annotated, keyword-only, optional, asynchronous, by name alone."""

from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Session

from app.services.registry import ServiceRegistry


def create_route_tools(context, registry: ServiceRegistry, session: Session) -> list:  # expect: session-passed-to-tool
    return [registry.tool("route", context, session)]


def create_stop_tools(registry: ServiceRegistry, *, handle: AsyncSession | None = None) -> list:  # expect: session-passed-to-tool
    return [registry.tool("stop", handle)]


async def create_toll_tools(
    registry: ServiceRegistry,
    handle: "AsyncSession",  # expect: session-passed-to-tool
) -> list:
    return [registry.tool("toll", handle)]


def create_ferry_tools(db, registry: ServiceRegistry) -> list:  # expect: session-passed-to-tool
    return [registry.tool("ferry", db)]


class ToolShelf:
    @classmethod
    def create_van_tools(cls, db: AsyncSession, registry: ServiceRegistry) -> list:  # expect: session-passed-to-tool
        return [registry.tool("van", db)]
