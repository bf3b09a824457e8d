"""Bridges that touch no session of somebody else."""

import asyncio

from crewai.tools import BaseTool
from sqlalchemy.orm import Session

from app.services.opening import find_for_itself


class WeatherTool(BaseTool):
    def _run(self, place: str) -> str:
        return asyncio.run(self._arun(place))

    async def _arun(self, place: str) -> str:
        return await self.client.get(place)


class OpeningTool(BaseTool):
    def _run(self, shelf: str) -> str:
        return asyncio.run(find_for_itself(shelf))


class SynchronousTool(BaseTool):
    def __init__(self, books: "Books"):
        self.books = books

    def _run(self, shelf: str) -> str:
        return asyncio.run(self._arun(shelf))

    async def _arun(self, shelf: str) -> str:
        await asyncio.sleep(0)
        return str(self.books.find(shelf))


class Books:
    def __init__(self, kept: Session):
        self.kept = kept

    def find(self, shelf):
        return self.kept.get(str, shelf)  # expect: query-in-tool
