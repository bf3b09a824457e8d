"""A transaction handle that is no savepoint ends the caller's transaction; not seen yet."""

from sqlalchemy.ext.asyncio import AsyncSession


async def charge(db: AsyncSession, fee) -> None:
    transaction = db.get_transaction()
    try:
        db.add(fee)
    except ValueError:
        await transaction.rollback()  # expect missing: rollback-on-borrowed-session
