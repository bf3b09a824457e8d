"""The old tool: it goes when all have moved."""

from crewai.tools import BaseTool

from app.services.benches import BenchService


class BenchTool(BaseTool):
    def __init__(self, context):
        super().__init__()
        self._context = context

    async def _arun(self, bench: int) -> str:
        return str(await BenchService(None, self._context).clear(bench))
