import httpx
from sqlalchemy.ext.asyncio import AsyncSession

from app.models.parcel import Parcel


class ShippingService:
    def __init__(self, db: AsyncSession, context):
        self.db = db
        self.context = context

    async def ship(self, weight: int) -> Parcel:
        async with httpx.AsyncClient() as client:
            answer = await client.post("https://carrier.example/labels", json={"weight": weight})
        parcel = Parcel(weight=weight, label=answer.text)
        self.db.add(parcel)
        await self.db.flush()
        return parcel
