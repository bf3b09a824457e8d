"""Tried again with a key, with a look before, or not at all."""

from crewai.tools import BaseTool
from tenacity import retry, stop_after_attempt

from app.services.berths import BerthService


class BerthTool(BaseTool):  # expect: tool-without-registry
    name: str = "berths"
    description: str = "Books a berth"

    def __init__(self, berths: BerthService):
        super().__init__()
        self.berths = berths

    @retry(stop=stop_after_attempt(3))
    async def _arun(self, berth: str, key: str):
        await self.berths.book_if_free(berth)
        await self.berths.book_all([berth])
        return await self.berths.book(berth, key)


class OnceTool(BaseTool):  # expect: tool-without-registry
    def __init__(self, berths: BerthService):
        super().__init__()
        self.berths = berths

    async def _arun(self, berth: str):
        return await self.berths.book_again(berth)
