"""The factory by all its names: alias, module, module alias, function-local, relative, in `try`."""

import app.core.database
import app.core.database as database
from app.core import database as core_database
from app.core.database import AsyncSessionLocal as open_db
from app.services.loans import LoanService

try:
    from ..core.database import SessionLocal
except ImportError:
    SessionLocal = None


async def by_alias() -> None:
    async with open_db() as db:  # expect: session-opened-in-tool
        await LoanService(db).close_day()


async def by_module() -> None:
    async with database.AsyncSessionLocal() as db:  # expect: session-opened-in-tool
        await LoanService(db).close_day()


async def by_long_module() -> None:
    async with app.core.database.AsyncSessionLocal() as db:  # expect: session-opened-in-tool
        await LoanService(db).close_day()


async def by_imported_module() -> None:
    async with core_database.AsyncSessionLocal() as db:  # expect: session-opened-in-tool
        await LoanService(db).close_day()


async def by_local_import() -> None:
    from app.core.database import AsyncSessionLocal as fresh

    async with fresh() as db:  # expect: session-opened-in-tool
        await LoanService(db).close_day()


def by_optional_import() -> None:
    if SessionLocal is None:
        raise RuntimeError("no database")
    with SessionLocal() as db:  # expect: session-opened-in-tool
        LoanService(db).close_day()


async def by_rebinding() -> None:
    factory = open_db
    async with factory() as db:  # expect: session-opened-in-tool
        await LoanService(db).close_day()
