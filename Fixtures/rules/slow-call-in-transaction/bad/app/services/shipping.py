import httpx
from sqlalchemy.ext.asyncio import AsyncSession

from app.models.parcel import Parcel


class ShippingService:
    def __init__(self, db: AsyncSession, context):
        self.db = db
        self.context = context

    async def ship(self, weight: int) -> Parcel:
        parcel = Parcel(weight=weight)
        self.db.add(parcel)
        await self.db.flush()
        async with httpx.AsyncClient() as client:
            # expect(+1): slow-call-in-transaction "until what `self.db.flush()` has written is committed"
            answer = await client.post("https://carrier.example/labels", json={"parcel": parcel.id})
        parcel.label = answer.text
        return parcel
