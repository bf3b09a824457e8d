from app.core.database import AsyncSessionLocal
from sqlalchemy import text


async def count_rows(table):
    async with AsyncSessionLocal() as db:
        return await db.scalar(text(f"select count(*) from {table}"))


async def count_everything(tables):
    return [await count_rows(table) for table in tables]


class Lookup:
    async def find(self, name):
        return await count_rows(name)
