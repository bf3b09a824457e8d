"""Shapes of what guides say, none of which is a row."""

from pydantic import BaseModel


class Remark(BaseModel):
    text: str
