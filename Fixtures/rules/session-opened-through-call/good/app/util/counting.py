from app.core.database import AsyncSessionLocal
from sqlalchemy import text


async def count_orders():
    async with AsyncSessionLocal() as db:
        return await db.scalar(text("select count(*) from orders"))
