"""`select`, `execute`, `query` and `get` of other things: a menu, a command, a vector store, a dictionary."""

import select
import subprocess

from crewai.tools import tool

from app.search.vectors import VectorStore


@tool("choose")
def choose(menu, number: int) -> str:
    """Choose from a menu."""
    menu.select(number)
    return str(menu.execute())


@tool("search")
def search(store: VectorStore, text: str) -> str:
    """Search for something like a text."""
    return str(store.query(text, limit=3))


@tool("look_up")
def look_up(table: dict, key: str) -> str:
    """Look something up."""
    return table.get(key, "")


@tool("wait")
def wait(sockets: list) -> str:
    """Wait for an answer."""
    return str(select.select(sockets, [], [], 1.0))


@tool("run")
def run(command: list) -> str:
    """Run a command."""
    return subprocess.run(command, capture_output=True, text=True).stdout


def execute(query: str) -> str:
    return query


@tool("repeat")
def repeat(query: str) -> str:
    """Repeat what was asked; `session.execute(select(Bike))` is not called."""
    return execute(query)
