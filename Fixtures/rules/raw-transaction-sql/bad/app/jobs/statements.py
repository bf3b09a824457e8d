"""Every statement that begins or ends a transaction or a savepoint, in capitals and not, with more words."""

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession


async def statements(db: AsyncSession) -> None:
    await db.execute(text("BEGIN"))  # expect: raw-transaction-sql
    await db.execute(text("begin;"))  # expect: raw-transaction-sql
    await db.execute(text("BEGIN TRANSACTION ISOLATION LEVEL SERIALIZABLE"))  # expect: raw-transaction-sql
    await db.execute(text("START TRANSACTION READ ONLY"))  # expect: raw-transaction-sql
    await db.execute(text("SAVEPOINT before_import"))  # expect: raw-transaction-sql
    await db.execute(text("RELEASE SAVEPOINT before_import"))  # expect: raw-transaction-sql
    await db.execute(text("ROLLBACK TO SAVEPOINT before_import"))  # expect: raw-transaction-sql
    await db.execute(text("  rollback "))  # expect: raw-transaction-sql
    await db.execute(text("Commit;"))  # expect: raw-transaction-sql
