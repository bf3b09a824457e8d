"""Imported for the type checker only, named in a sentence, never called."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crewai.tools import tool

if TYPE_CHECKING:
    from app.core.database import AsyncSessionLocal

# async with AsyncSessionLocal() as db: the way it was done before
HELP = "do not write AsyncSessionLocal() in a tool"


@tool("help")
def help_with(factory: type[AsyncSessionLocal] | None = None) -> str:
    """Say that `AsyncSessionLocal()` is not for tools."""
    return f"{HELP}: {factory!r}"
