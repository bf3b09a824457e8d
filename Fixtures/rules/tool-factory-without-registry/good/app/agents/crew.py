"""Functions that take tools, or count, name or test them, make none."""

from crewai import Agent


def create_agents(tools: list) -> list:
    return [Agent(role="harbour master", tools=tools)]


def create_tools_table(rows: list) -> str:
    return "\n".join(rows)


def create_toolbar(items: list) -> list:
    return items


def tools_created() -> int:
    return 0


def recreate_berths() -> None:
    """Once called `create_berth_tools(context)`."""
