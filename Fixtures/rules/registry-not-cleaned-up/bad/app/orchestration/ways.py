from app.services import registry as registries
from app.services.registry import ServiceRegistry
from app.services.registry import ServiceRegistry as Services
from app.tools.parcels import create_parcel_tools


async def never(db, context):
    registry = ServiceRegistry(db, context)  # expect: registry-not-cleaned-up "anywhere"
    return await create_parcel_tools(context, registry=registry).count()


async def where_none_was_given(db, context, registry=None):
    registry = registry or registries.ServiceRegistry(db, context)  # expect: registry-not-cleaned-up "anywhere"
    await create_parcel_tools(context, registry=registry).count()


async def early(db, context, parcels):
    registry = ServiceRegistry(db, context)  # expect: registry-not-cleaned-up "before a `return`"
    if not parcels:
        return 0
    try:
        return await create_parcel_tools(context, registry=registry).take(parcels)
    finally:
        await registry.cleanup()


async def used_at_once(db, context):
    tools = create_parcel_tools(context, registry=ServiceRegistry(db, context))  # expect: registry-not-cleaned-up
    return await tools.count()


async def under_another_name(db, context):
    registry = Services(db, context)  # expect missing: registry-not-cleaned-up
    return await create_parcel_tools(context, registry=registry).count()
