"""Names and a class that only look like factories, and functions that promise something else."""

from __future__ import annotations

from app.services.rows import ToolRow

create_default_tools = None


class create_lock_tools:
    """Not a function, although its name is written like one."""


def get_allowed_tools(role: str) -> list[str]:
    return [role]


async def get_busy_tools(db, limit: int | None = 5) -> list[ToolRow]:
    return (await db.scalars("busy")).all()[:limit]


def get_running_tools(view) -> ToolsView | None:
    return view.tools if view else None


def get_example_for_tools(tools: list[dict]) -> str:
    return ", ".join(tool["name"] for tool in tools)
