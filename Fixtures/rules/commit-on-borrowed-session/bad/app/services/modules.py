"""The type is reached through a module, an alias of a module, or an import for the type checker only."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy.orm
import sqlalchemy.ext.asyncio as sa_async
from sqlalchemy import orm
from sqlalchemy.ext import asyncio as aio

if TYPE_CHECKING:
    from sqlalchemy.ext.asyncio import AsyncSession as Handle


async def lend(one: sa_async.AsyncSession) -> None:
    await one.commit()  # expect: commit-on-borrowed-session


async def renew(one: aio.AsyncSession) -> None:
    await one.commit()  # expect: commit-on-borrowed-session


def reserve(one: orm.Session) -> None:
    one.commit()  # expect: commit-on-borrowed-session


def cancel(one: sqlalchemy.orm.Session) -> None:
    one.commit()  # expect: commit-on-borrowed-session


async def give_back(one: Handle) -> None:
    await one.commit()  # expect: commit-on-borrowed-session


async def late_import(one: Later) -> None:
    await one.commit()  # expect: commit-on-borrowed-session


try:
    from sqlalchemy.ext.asyncio import AsyncSession as Later
except ImportError:
    Later = None
