"""Modules that bind names in ways that nobody can see."""

import sys

from sqlalchemy.ext.asyncio import AsyncSession


def publish(**names):
    sys.modules[__name__].__dict__.update(names)


publish(tug_scope=AsyncSession)
