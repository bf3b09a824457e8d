"""Tools that reach neither a session nor a service need no registry."""

import math

import requests
from crewai.tools import BaseTool


class AreaTool(BaseTool):
    def _run(self, width: float, length: float) -> float:
        return math.prod((width, length))


class RainTool(BaseTool):
    def __init__(self, url: str):
        super().__init__()
        self._url = url

    def _run(self, place: str) -> str:
        with requests.Session() as session:
            return session.get(f"{self._url}/{place}").text


class NoteTool(BaseTool):
    def __init__(self):
        super().__init__()
        self._notes: list[str] = []

    def _run(self, text: str) -> str:
        self._notes.append(text)
        return f"noted; nothing like db.commit() happens for {text!r}"
