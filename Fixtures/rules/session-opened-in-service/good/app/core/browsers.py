from typing import Protocol

from pydantic import BaseModel


class Browser(BaseModel):
    name: str


class Browsers(Protocol):
    async def create_session(self, minutes: int | None = None) -> Browser: ...


class Host:
    BROWSERS: Browsers


host = Host()
