from app.core.database import AsyncSessionLocal


async def rebuild():
    async with AsyncSessionLocal() as db:
        await db.commit()
