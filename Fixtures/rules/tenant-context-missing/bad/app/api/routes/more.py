"""None in so many words, what derives, what has no type, the registry; a tenant that is written down."""

from app.core.context import RequestContext
from app.services.registry import ServiceRegistry
from app.services.wagons import PriceService, TrackService, TrainService, WagonService

HOME = "11111111-1111"


async def none(db):
    one = WagonService(db, None)  # expect: tenant-context-missing "is given `None` for its `context`"
    two = TrainService(db, context=None)  # expect: tenant-context-missing
    three = TrackService(db)  # expect: tenant-context-missing "this `TrackService`"
    async with ServiceRegistry(db, None) as registry:  # expect: tenant-context-missing "this `ServiceRegistry`"
        return one, two, three, registry


async def written_down(db):
    context = RequestContext(client_account_id="1")  # expect: tenant-context-missing "whoever asks"
    prices = PriceService(db, client_account_id=HOME)  # expect: tenant-context-missing
    return context, prices, PriceService(db, 7)  # expect: tenant-context-missing
