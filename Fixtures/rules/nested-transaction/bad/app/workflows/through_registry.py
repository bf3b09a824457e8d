"""A registry makes the service with the session that it has."""

from app.core.database import AsyncSessionLocal
from app.services.registry import ServiceRegistry
from app.services.tolls import TollService


async def collect(context, crossing) -> None:
    async with AsyncSessionLocal.begin() as session:
        async with ServiceRegistry(session, context) as registry:
            tolls = registry.get_service(TollService)
            await tolls.collect(crossing)  # expect: nested-transaction "on `session`"


async def collect_at_once(context, crossing) -> None:
    async with AsyncSessionLocal.begin() as session:
        async with ServiceRegistry(session, context) as registry:
            await registry.get_service(TollService).collect(crossing)  # expect: nested-transaction


async def count(context, crossing) -> int:
    async with AsyncSessionLocal.begin() as session:
        async with ServiceRegistry(session, context) as registry:
            return await registry.get_service(TollService).count(crossing)
