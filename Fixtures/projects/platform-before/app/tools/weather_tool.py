"""Asks a weather service; there is no database in it."""

import httpx
from crewai.tools import BaseTool


class WindTool(BaseTool):
    name: str = "wind"
    description: str = "Say how strong the wind will be"

    async def _arun(self, place: str) -> str:
        async with httpx.AsyncClient() as session:
            answer = await session.get("https://weather.example/wind", params={"place": place})
            return answer.text
