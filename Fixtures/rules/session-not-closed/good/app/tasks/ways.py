import asyncio
import contextlib
import logging
import sys
from contextlib import ExitStack, closing

from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Session, scoped_session, sessionmaker

from app.core.database import AsyncSessionLocal, SessionLocal, engine
from app.reports import Report, notify

logger = logging.getLogger(__name__)

Scoped = scoped_session(sessionmaker(engine))


def in_finally(day):
    session = SessionLocal()
    try:
        session.add(Report(day=day))
        session.commit()
    except Exception:
        session.rollback()
        raise
    finally:
        session.close()


def on_each_way(day):
    session = SessionLocal()  # expect: transaction-never-committed
    try:
        session.add(Report(day=day))
    except Exception:
        session.close()
        raise
    session.close()


async def entered_later(day):
    session = AsyncSessionLocal()
    async with session:
        await session.execute(day)


async def begun(day):
    async with AsyncSession(engine) as session, session.begin():
        await session.execute(day)


def closed_by_helper(day):
    with closing(SessionLocal()) as session:
        session.add(Report(day=day))


def on_a_stack(day):
    with ExitStack() as stack:
        session = stack.enter_context(SessionLocal())
        session.add(Report(day=day))
        other = Session(engine)  # expect: transaction-never-committed
        stack.callback(other.close)
        other.add(Report(day=day))


def handed_to_the_caller():
    session = SessionLocal()
    session.info["purpose"] = "report"
    return session


def handed_in_a_tuple():
    session = SessionLocal()
    return session, notify


class Reports:
    def open(self):
        self.session = SessionLocal()
        session = SessionLocal()
        self.other = session

    def close(self):
        self.session.close()
        self.other.close()


def kept_in_a_list(days):
    sessions = []
    for day in days:
        session = SessionLocal()
        sessions.append(session)
    return sessions


def of_its_registry(day):
    session = Scoped()
    session.add(Report(day=day))
    session.commit()


def dependency():
    session = SessionLocal()
    try:
        yield session
    finally:
        session.close()


def if_there_is_none(day, session=None):  # expect: optional-session-opens-own
    is_own = session is None
    if is_own:
        session = SessionLocal()
    try:
        session.add(Report(day=day))
    finally:
        if is_own:
            session.close()


def with_a_guest(day):
    session = SessionLocal()

    def close_later():
        session.close()

    notify(day, close_later)


def ends_the_program(day):
    session = SessionLocal()  # expect: transaction-never-committed
    try:
        if not day:
            sys.exit(1)
        session.add(Report(day=day))
    finally:
        session.close()


@contextlib.contextmanager
def scope():
    session = SessionLocal()
    try:
        yield session
        session.commit()
    except BaseException:
        session.rollback()
        raise
    finally:
        session.close()


class Log:
    """Whichever arm has opened it, the object keeps it."""

    def reopen(self, day):
        try:
            session = SessionLocal()
        except ValueError:
            session = SessionLocal(day)
        self.session = session


def whichever_arm(day):
    if day:
        session = SessionLocal(day)
    else:
        session = SessionLocal()
    try:
        session.query(Report).all()
    finally:
        session.close()


@contextlib.asynccontextmanager
async def detached():
    session = AsyncSessionLocal()
    try:
        yield session
    finally:
        try:
            async with asyncio.timeout(5):
                await session.close()
        except TimeoutError:
            print("given up")


def after_a_word(day):
    session = SessionLocal(day)
    logger.debug("opened %s", id(session))
    try:
        session.query(Report).all()
    finally:
        session.close()
