"""Ways to commit that hide the call; what lies in a container is not seen yet."""

from sqlalchemy.ext.asyncio import AsyncSession


async def through_bound_method(db: AsyncSession) -> None:
    finish = db.commit
    await finish()  # expect: commit-on-borrowed-session


async def through_getattr(db: AsyncSession) -> None:
    await getattr(db, "commit")()  # expect: commit-on-borrowed-session


async def through_transaction_handle(db: AsyncSession) -> None:
    transaction = await db.begin()
    await transaction.commit()  # expect: commit-on-borrowed-session


async def through_container(db: AsyncSession, context) -> None:
    parts = {"db": db, "context": context}
    await parts["db"].commit()  # expect missing: commit-on-borrowed-session
