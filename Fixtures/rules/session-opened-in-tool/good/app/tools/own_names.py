"""A name that looks like a factory and is bound to something else here."""

from crewai.tools import tool


class SessionLocal:
    """Remembers what one agent has said."""

    def __init__(self):
        self.lines = []


def AsyncSessionLocal(text: str = "") -> list[str]:
    return text.split()


@tool("remember")
def remember(text: str) -> str:
    """Remember a sentence."""
    memory = SessionLocal()
    memory.lines.extend(AsyncSessionLocal(text))
    return str(len(memory.lines))


@tool("forget")
def forget(get_db: type[dict]) -> str:
    """Start with an empty memory."""
    return str(get_db())
