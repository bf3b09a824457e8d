"""In a factory's inner function, on an aliased session, with an aliased `select`."""

import sqlalchemy as sa
from sqlalchemy import select as pick

from app.services.registry import ServiceRegistry


def create_station_tools(registry: ServiceRegistry) -> list:
    async def stations(table) -> list:
        session = registry.session
        return list(await session.execute(pick(table)))  # expect: query-in-tool

    async def empty_stations(table) -> list:
        return list(await registry.session.execute(sa.select(table)))  # expect: query-in-tool

    def statement(table):
        return sa.select(table)  # expect: query-in-tool

    return [stations, empty_stations, statement]
