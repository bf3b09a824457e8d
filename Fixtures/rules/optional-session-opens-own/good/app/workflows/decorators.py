"""A decorator that gives what it wraps a session, where its caller has none, owns that session."""

from functools import wraps

from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Session

from app.core.database import AsyncSessionLocal, SessionLocal


def with_session(function):
    @wraps(function)
    def wrapper(*args, session: Session | None = None, **kwargs):
        if session is not None:
            return function(*args, session=session, **kwargs)
        with SessionLocal() as own:
            return function(*args, session=own, **kwargs)

    return wrapper


def in_transaction(retries: int):
    def decorate(work):
        async def run(shelf: str, db: AsyncSession | None = None):
            if db is None:
                async with AsyncSessionLocal() as db:
                    result = await work(shelf, db)
                    await db.commit()
                    return result
            return await work(shelf, db)

        return run

    return decorate
