"""A factory none of whose tools reaches a session: a note, no more."""

from crewai.tools import tool


def create_unit_tools() -> list:  # expect: tool-factory-without-registry
    @tool("knots")
    def knots(metres_per_second: float) -> float:
        """Turn metres per second into knots."""
        return metres_per_second * 1.943844

    return [knots]
