"""Blocks that begin a transaction to ask something end it with nothing to keep."""

from sqlalchemy import func, select, text
from sqlalchemy.ext.asyncio import AsyncSession

from app.models.order import Order


async def describe(db: AsyncSession, number: int) -> dict:
    async with db.begin():
        result = await db.execute(
            text("""
                SELECT state, total
                FROM orders
                WHERE number = :number
            """),
            {"number": number},
        )
        row = result.fetchone()
    if row is None:
        return {}
    statement = select(func.count()).select_from(Order).where(Order.number > number)
    async with db.begin():
        later = (await db.execute(statement)).scalar_one()
    async with db.begin():
        first = await db.get(Order, 1)
    return {"state": row.state, "later": later, "first": first}


async def settle(db: AsyncSession, number: int) -> None:
    async with db.begin():
        order = await db.get(Order, number)
    async with db.begin():
        await db.execute(text("UPDATE orders SET state = 'settled' WHERE number = :number"), {"number": order.number})

async def find(db: AsyncSession, number: int) -> Order:
    async with db.begin():
        try:
            query = select(Order).where(Order.number == number)
            result = await db.execute(query)
        except ValueError:
            raise KeyError(number) from None
    return result.scalars().first()


async def drop(db: AsyncSession, number: int) -> None:
    order = await find(db, number)
    async with db.begin():
        await db.delete(order)
    async with db.begin():
        await db.refresh(order)
