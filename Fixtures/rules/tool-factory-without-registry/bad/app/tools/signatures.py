"""Asynchronous, without parameters, keyword-only, decorated, as a method, with other verbs in the name."""

from collections.abc import Callable
from functools import lru_cache

from crewai.tools import BaseTool

from app.core.database import SessionLocal
from app.services.boats import BoatService


def count_boats() -> str:
    with SessionLocal() as session:  # expect: session-opened-in-tool
        return str(BoatService(session).count())


async def create_boat_tools(context) -> list:  # expect: tool-factory-without-registry
    return [count_boats, context]


def create_sail_tools() -> list:  # expect: tool-factory-without-registry
    return [count_boats]


def create_mast_tools(*, context, verbose: bool = False) -> list:  # expect: tool-factory-without-registry
    return [count_boats] if verbose else [context]


@lru_cache(maxsize=1)
def create_anchor_tools() -> tuple:  # expect: tool-factory-without-registry
    return (count_boats,)


def create_crane_tools(*names: str) -> list:  # expect: tool-factory-without-registry
    return [count_boats, *names]


def get_harbour_tools(context) -> list:  # expect: tool-factory-without-registry
    return [count_boats, context]


def add_weather_tools(tools: list, context) -> None:  # expect: tool-factory-without-registry
    tools.append((count_boats, context))


class Workshop:
    def create_hull_tools(self, context) -> list:  # expect: tool-factory-without-registry
        return [self._create_hull_tool(context)]

    def _create_hull_tool(self, context):  # expect: tool-factory-without-registry
        return count_boats, context

    @staticmethod
    def create_paint_tools(context) -> list:  # expect: tool-factory-without-registry
        return [count_boats, context]

    @classmethod
    async def create_rope_tools(cls, context) -> list:  # expect: tool-factory-without-registry
        return [count_boats, context]


def get_spare_tools(context) -> "list[BaseTool]":  # expect: tool-factory-without-registry
    return [count_boats, context]


def get_named_tools(context) -> dict[str, Callable]:  # expect: tool-factory-without-registry
    return {"boats": count_boats, "context": context}


def add_anchor_tools(context, tools: list) -> int:  # expect: tool-factory-without-registry
    tools.append((count_boats, context))
    return 1
