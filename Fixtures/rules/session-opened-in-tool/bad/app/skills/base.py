"""Tools by what their base is, over several files."""

from crewai.tools import BaseTool


class RideSkill(BaseTool):
    pass
