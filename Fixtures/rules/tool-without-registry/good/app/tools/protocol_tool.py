"""The session of a protocol of its own, which no database knows of."""

from crewai.tools import BaseTool
from mcp import ClientSession

from app.tools.protocol import opened_session


class ProtocolTool(BaseTool):
    def __init__(self, parameters, session: ClientSession | None = None):
        super().__init__()
        self._session = session
        self._parameters = parameters

    async def _arun(self, text: str) -> str:
        if self._session is not None:
            session = self._session
            return await self._ask(text, session=session)
        async with opened_session(self._parameters) as session:
            return await self._ask(text, session=session)

    async def _ask(self, text: str, session: ClientSession) -> str:
        return f"{text} {session}"
