from app.orchestration.crew import ParcelCrew
from app.services.registry import ServiceRegistry
from app.tools.parcels import create_parcel_tools


async def in_finally(db, context, parcels):
    registry = ServiceRegistry(db, context)
    try:
        return await create_parcel_tools(context, registry=registry).take(parcels)
    finally:
        await registry.cleanup()


async def entered_later(db, context):
    registry = ServiceRegistry(db, context)
    async with registry:
        return await create_parcel_tools(context, registry=registry).count()


def for_the_caller(db, context):
    registry = ServiceRegistry(db, context)
    registry.with_audit(context.audit)
    return registry


def for_a_crew(db, context):
    registry = ServiceRegistry(db, context)
    return ParcelCrew(context, registry=registry)


class Intake:
    def __init__(self, db, context):
        self._registry = ServiceRegistry(db, context)

    async def close(self):
        await self._registry.cleanup()


async def on_a_stack(stack, db, context):
    registry = await stack.enter_async_context(ServiceRegistry(db, context))
    return await create_parcel_tools(context, registry=registry).count()


async def given(context, registry):
    return await create_parcel_tools(context, registry=registry).count()
