"""A function of one's own that has the name."""

from crewai.tools import tool


def select(names: list, count: int) -> list:
    return names[:count]


@tool("first")
def first(names: list) -> str:
    """Name the first three."""
    return ", ".join(select(names, 3))
