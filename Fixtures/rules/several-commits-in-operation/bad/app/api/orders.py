from sqlalchemy.ext.asyncio import AsyncSession

from app.models.order import Order, OrderLine


async def place_order(db: AsyncSession, order: Order, lines: list[OrderLine]):
    db.add(order)
    await db.commit()
    db.add_all(lines)
    await db.commit()  # expect: several-commits-in-operation "more than once on one path"
