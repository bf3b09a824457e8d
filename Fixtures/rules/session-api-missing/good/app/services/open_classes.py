"""Classes that may have what nobody sees in them."""

import functools
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Protocol

from crewai.tools import BaseTool
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped

from app.models import Berth


class Proxy:
    """Hands on whatever it is asked for."""

    def __init__(self, db: AsyncSession):
        self._db = db

    def __getattr__(self, name):
        return getattr(self._db, name)


class Filled:
    def __init__(self, db: AsyncSession, methods):
        self.db = db
        for name, method in methods.items():
            setattr(self, name, method)


class Derived(BaseTool):
    """A base of a library."""


class Docking(Protocol):
    async def dock(self, ship: str) -> None: ...


def with_events(cls):
    cls.emit = lambda self, event: None
    return cls


@with_events
class Decorated:
    def __init__(self, db: AsyncSession):
        self.db = db


@dataclass
class Mooring:
    db: AsyncSession


class Registering(type):
    def __call__(cls, *args):
        made = super().__call__(*args)
        made.register = functools.partial(print, made)
        return made


class Registered(metaclass=Registering):
    pass


class Audited:
    """Used beside a class that has what it calls."""

    async def save(self, berth: Berth):
        self.before_save(berth)
        await self.db.flush()
        await super().save(berth)


class Scope:
    def __init__(self, db: AsyncSession):
        self.db = db


current: ContextVar[Scope] = ContextVar("current")


class Columns:
    scope: Mapped[Scope]


async def use(db: AsyncSession, docking: Docking, methods):
    await Proxy(db).flush_all()
    Filled(db, methods).tow(db)
    await Derived().run(db)
    await docking.undock("Aurora")
    Decorated(db).emit("docked")
    Mooring(db).release(db)
    Registered().register(db)
    token = current.set(Scope(db))
    current.reset(token)
    Columns.scope.label("scope")
    await db.flush()
