"""A tool that brings its own engine and its own factory."""

from crewai.tools import tool
from sqlalchemy import create_engine, orm
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker, create_async_engine
from sqlalchemy.orm import Session, sessionmaker

from app.services.loans import LoanService

engine = create_async_engine("postgresql+asyncpg://localhost/library")
make_session = async_sessionmaker(engine, expire_on_commit=False)
Shelf = sessionmaker(create_engine("postgresql+psycopg://localhost/library"))


@tool("lend")
async def lend(copy_id: int) -> str:
    """Lend a copy."""
    async with AsyncSession(engine) as db:  # expect: session-opened-in-tool
        return str(await LoanService(db).lend(copy_id, 1))


@tool("renew")
async def renew(loan_id: int) -> str:
    """Renew a loan."""
    async with make_session() as db:  # expect: session-opened-in-tool
        return str(await LoanService(db).renew(loan_id))


@tool("shelve")
def shelve(copy_id: int) -> str:
    """Put a copy back."""
    with Shelf() as db:  # expect: session-opened-in-tool
        return str(LoanService(db).shelve(copy_id))


@tool("weed")
def weed(copy_id: int) -> str:
    """Take a copy out of the collection."""
    session = Session(bind=Shelf.kw["bind"])  # expect: session-opened-in-tool
    return str(LoanService(session).weed(copy_id))


@tool("mend")
def mend(copy_id: int) -> str:
    """Send a copy to the binder."""
    own = sessionmaker(bind=create_engine("sqlite://"))
    session = own()  # expect: session-opened-in-tool
    other = orm.Session(create_engine("sqlite://"))  # expect: session-opened-in-tool
    return str(LoanService(session).mend(copy_id) or LoanService(other).mend(copy_id))
