"""Commits that show how far the work is, and rounds that stand for themselves: told, and likely."""

from sqlalchemy.ext.asyncio import AsyncSession


async def build(db: AsyncSession, job, machine) -> None:
    job.status = "running"
    await db.commit()
    await machine.run(job.id)
    job.status = "done"
    await db.commit()  # expect: several-commits-in-operation


async def send_all(db: AsyncSession, orders, post) -> None:
    for order in orders:
        try:
            await post.send(order)
            order.is_sent = True
            await db.commit()  # expect: several-commits-in-operation
        except Exception:
            await db.rollback()
