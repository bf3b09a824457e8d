"""Sessions of other libraries are as good as any argument."""

import aiohttp
import requests
from crewai.tools import BaseTool, tool


class TrackTool(BaseTool):
    def __init__(self, session: requests.Session):
        super().__init__()
        self._session = session

    def _run(self, number: str) -> str:
        return self._session.get(f"https://track.example/{number}").text


@tool("map")
async def draw_map(place: str, session: aiohttp.ClientSession) -> str:
    """Draw a map."""
    async with session.get(f"https://map.example/{place}") as answer:
        return await answer.text()
