"""What a callee commits where it takes something back, and lets the error rise behind it, is no second commit."""

from sqlalchemy.ext.asyncio import AsyncSession


class NotStarted(Exception):
    pass


async def start(db: AsyncSession, order, queue) -> None:
    order.is_open = True
    await db.commit()
    await put(db, order, queue)


async def put(db: AsyncSession, order, queue) -> None:
    try:
        await queue.put(order.id)
    except Exception as error:
        try:
            order.is_open = False
            await db.commit()
        except Exception:
            print("not taken back")
        raise NotStarted from error
