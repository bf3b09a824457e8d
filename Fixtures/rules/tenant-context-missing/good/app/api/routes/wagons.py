"""The context of the request, wherever it comes from."""

from fastapi import APIRouter, Depends

from app.core.context import RequestContext
from app.core.database import get_db
from app.services.registry import ServiceRegistry
from app.services.wagons import PriceService, TrackService, TrainService, WagonService

router = APIRouter()


@router.get("/wagons")
async def wagons(request, db=Depends(get_db)):
    context = RequestContext(client_account_id=request.headers["x-client-account-id"])
    service = WagonService(db, context)
    tracks = TrackService(db, context=context)
    trains = TrainService(*[db, context])
    prices = PriceService(db, context.client_account_id)
    async with ServiceRegistry(db, context) as registry:
        return service, tracks, trains, prices, registry
