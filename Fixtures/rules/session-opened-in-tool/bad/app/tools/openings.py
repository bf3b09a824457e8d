"""The ways to open: with and without `with`, kept on the object, returned, inside other expressions."""

from contextlib import AsyncExitStack, asynccontextmanager, closing

from crewai.tools import tool

from app.core.database import AsyncSessionLocal, SessionLocal
from app.services.loans import LoanService


@tool("count_loans")
def count_loans() -> str:
    """Count loans."""
    with SessionLocal() as session:  # expect: session-opened-in-tool
        return str(LoanService(session).count())


@tool("count_copies")
def count_copies() -> str:
    """Count copies."""
    session = SessionLocal()  # expect: session-opened-in-tool
    try:
        return str(LoanService(session).count())
    finally:
        session.close()


@tool("count_readers")
def count_readers() -> str:
    """Count readers, and never close."""
    session = SessionLocal()  # expect: session-opened-in-tool
    return str(LoanService(session).count())


@tool("count_fines")
async def count_fines() -> str:
    """Count fines in a transaction that commits by itself."""
    async with AsyncSessionLocal.begin() as session:  # expect: session-opened-in-tool
        return str(await LoanService(session).count())


@tool("count_rooms")
def count_rooms() -> str:
    """Count rooms."""
    with closing(SessionLocal()) as session:  # expect: session-opened-in-tool
        return str(LoanService(session).count())


@tool("count_branches")
async def count_branches() -> str:
    """Count branches."""
    async with AsyncExitStack() as stack:
        session = await stack.enter_async_context(AsyncSessionLocal())  # expect: session-opened-in-tool
        return str(await LoanService(session).count())


class SessionKeeper:
    """No tool itself, but it stands among the tools."""

    def __init__(self):
        self.db = None
        self.make = SessionLocal

    def get_or_open(self):
        if self.db is None:
            self.db = SessionLocal()  # expect: session-opened-in-tool
        return self.db

    def open_later(self):
        return self.make()  # expect: session-opened-in-tool


def fresh_session():
    return SessionLocal()  # expect: session-opened-in-tool


@asynccontextmanager
async def unit_of_work():
    async with AsyncSessionLocal() as session:  # expect: session-opened-in-tool
        yield session
        await session.commit()


def first_count() -> int:
    return LoanService(session := SessionLocal()).count() + len(session.new)  # expect: session-opened-in-tool


open_later = lambda: SessionLocal()  # expect: session-opened-in-tool
