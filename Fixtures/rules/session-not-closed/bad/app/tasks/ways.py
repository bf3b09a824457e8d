from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Session

from app.core.database import AsyncSessionLocal, SessionLocal, engine
from app.reports import Report, notify


def never(day):
    session = SessionLocal()  # expect: session-not-closed "anywhere in this function"
    session.add(Report(day=day))
    session.commit()


def early_return(day):
    session = Session(engine)  # expect: session-not-closed "before a `return`"
    try:
        if not session.query(Report).filter_by(day=day).count():
            return None
        notify(day)
    except Exception:
        session.close()
        raise
    session.close()


async def one_kind_of_error(day):
    session = AsyncSessionLocal()  # expect: session-not-closed "where an error leaves"
    try:
        await session.execute(day)
    except ValueError:
        await session.close()
        raise
    await session.close()


def only_if_asked(day, done):
    session = SessionLocal()  # expect: session-not-closed "on a path to the end"
    try:
        session.add(Report(day=day))
        session.commit()
    finally:
        if done:
            session.close()


async def before_the_try(day):
    session = AsyncSession(engine)  # expect: session-not-closed "where an error leaves"
    await notify(day)
    try:
        await session.execute(day)
    finally:
        await session.close()


def dependency():
    session = SessionLocal()  # expect: session-not-closed "where an error leaves"
    yield session
    session.close()


def each_round(days):
    for day in days:
        session = SessionLocal()  # expect: session-not-closed
        session.add(Report(day=day))
        session.commit()
    session.close()
