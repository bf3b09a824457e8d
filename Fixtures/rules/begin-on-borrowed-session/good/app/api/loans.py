from sqlalchemy.ext.asyncio import AsyncSession


async def lend(db: AsyncSession, loan):
    async with db.begin():
        db.add(loan)
