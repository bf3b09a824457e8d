"""Beside the rows, what reads and writes them."""

from app.core.database import AsyncSessionLocal


class InvoiceRow:
    number: int


class InvoiceDao:
    @classmethod
    async def add(cls, row: InvoiceRow) -> None:
        async with AsyncSessionLocal() as session:  # expect: session-opened-in-repository
            session.add(row)
            await session.commit()
