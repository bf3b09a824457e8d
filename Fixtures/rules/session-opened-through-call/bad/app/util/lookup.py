from app.core.database import AsyncSessionLocal
from sqlalchemy import text


async def count_rows(table):
    async with AsyncSessionLocal() as db:  # expect: session-opened-through-call "`count_rows` opens a session of its own for `ReportService.orders`, and in 1 other function"
        return await db.scalar(text(f"select count(*) from {table}"))


async def count_everything(tables):
    return [await count_rows(table) for table in tables]


class Lookup:
    async def find(self, name):
        async with AsyncSessionLocal() as db:
            return await db.scalar(text("select id from names where name = :name"), {"name": name})
