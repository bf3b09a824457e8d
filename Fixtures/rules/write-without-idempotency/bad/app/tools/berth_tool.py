"""The common case: the whole tool is tried three times."""

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
    async def _arun(self, berth: str):
        return await self.berths.book(berth)  # expect: write-without-idempotency "`self.berths.book` is run again when it fails, and `BerthService.book` then adds its row once more"
