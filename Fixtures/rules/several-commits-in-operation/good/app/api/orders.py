from sqlalchemy.ext.asyncio import AsyncSession

from app.models.order import Order, OrderLine


async def place_order(db: AsyncSession, order: Order, lines: list[OrderLine]):
    db.add(order)
    await db.flush()
    db.add_all(lines)
    await db.commit()
