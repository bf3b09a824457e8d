"""Blocks that begin a transaction each and write in it; to read in between divides nothing."""

from sqlalchemy import select, text
from sqlalchemy.ext.asyncio import AsyncSession

from app.models.order import Order


async def close(db: AsyncSession, ledger) -> None:
    async with db.begin():
        await db.execute(text("UPDATE orders SET is_open = false"))
    async with db.begin():
        orders = (await db.execute(select(Order))).scalars().all()
    async with db.begin():  # expect: several-commits-in-operation
        await db.execute(text("DELETE FROM drafts"))
    await ledger.keep(orders)


async def mark(db: AsyncSession) -> None:
    async with db.begin():
        order = await db.get(Order, 1)
        order.is_marked = True
    async with db.begin():  # expect: several-commits-in-operation
        other = await db.get(Order, 2)
        await other.refill(order)
