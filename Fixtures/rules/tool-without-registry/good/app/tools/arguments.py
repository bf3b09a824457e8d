"""Schemas, results and the log of tools stand among them and are none."""

from dataclasses import dataclass

from pydantic import BaseModel


class SowArguments(BaseModel):
    bed_id: int
    species: str


@dataclass
class ToolResult:
    text: str


class ToolLog:
    def __init__(self, lines: list[str]):
        self.lines = lines
