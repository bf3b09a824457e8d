from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession


async def count_rows(db: AsyncSession, table):
    return await db.scalar(text(f"select count(*) from {table}"))
