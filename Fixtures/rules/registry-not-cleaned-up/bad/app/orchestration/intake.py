from app.services.registry import ServiceRegistry
from app.tools.parcels import create_parcel_tools


async def take_in(db, context, parcels):
    registry = ServiceRegistry(db, context)  # expect: registry-not-cleaned-up "where an error leaves"
    tools = create_parcel_tools(context, registry=registry)
    for parcel in parcels:
        await tools.take(parcel)
    await registry.cleanup()
