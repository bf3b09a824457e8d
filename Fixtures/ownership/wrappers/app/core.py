"""What opens, commits or closes around the code of others: context managers, generators and decorators."""

from collections.abc import Callable
from contextlib import asynccontextmanager, contextmanager
from functools import wraps

from sqlalchemy.ext.asyncio import AsyncSession as Desk
from sqlalchemy.orm import sessionmaker

Factory = sessionmaker()
Later: Callable[..., Desk]


def configure():
    global Later
    Later = sessionmaker(class_=Desk)


@contextmanager
def unit():  # expect-fact: opens(opened), commits(opened), rollsBack(opened), closes(opened)
    db = Factory()
    try:
        yield db
        db.commit()
    except Exception:
        db.rollback()
        raise
    finally:
        db.close()


@asynccontextmanager
async def unit_async():  # expect-fact: opens(opened), commits(opened), closes(opened)
    from app.core import Later

    async with Later() as db:
        yield db
        await db.commit()


@contextmanager
def lent(db):  # expect-fact: likely commits(parameter db)
    yield db
    db.commit()


def provide_desk(function):
    @wraps(function)
    def wrapper(*args, **kwargs):  # expect-fact: opens?(opened), commits?(opened), rollsBack?(opened), closes?(opened)
        if "db" in kwargs:
            return function(*args, **kwargs)
        with unit() as db:
            return function(*args, db=db, **kwargs)

    return wrapper


def in_unit(function):
    @wraps(function)
    def wrapper(*args, **kwargs):  # expect-fact: opens(opened), commits(opened), closes(opened)
        db = Factory()
        result = function(db, *args, **kwargs)
        db.commit()
        db.close()
        return result

    return wrapper
