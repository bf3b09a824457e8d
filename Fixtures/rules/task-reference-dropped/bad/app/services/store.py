from sqlalchemy.ext.asyncio import AsyncSession

from app.models.meter import Reading


async def write_all(session: AsyncSession, rows):
    for row in rows:
        session.add(Reading(**row))
    await session.flush()
