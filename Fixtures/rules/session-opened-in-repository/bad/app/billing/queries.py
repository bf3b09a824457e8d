"""The name of the class decides where no folder does."""

from app.core.database import AsyncSessionLocal, get_db


class InvoiceQueries:
    async def open_ones(self) -> list:
        async with AsyncSessionLocal() as session:  # expect: session-opened-in-repository
            return list(session.new)


class InvoiceCommands:
    async def send(self, invoice) -> None:
        async for session in get_db():  # expect: session-opened-in-repository
            session.add(invoice)


class InvoiceDAO:
    def session(self):
        return AsyncSessionLocal()  # expect: session-opened-in-repository
