"""A transaction handle that is no savepoint ends the caller's transaction."""

from sqlalchemy.ext.asyncio import AsyncSession


async def charge(db: AsyncSession, fee) -> None:
    transaction = db.get_transaction()
    try:
        db.add(fee)
    except ValueError:
        await transaction.rollback()  # expect: rollback-on-borrowed-session
