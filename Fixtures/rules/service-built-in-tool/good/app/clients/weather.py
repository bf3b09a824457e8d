"""Called services, and no such thing."""

from dataclasses import dataclass
from enum import Enum

import httpx


class CloudService(Enum):
    WIND = "wind"


@dataclass
class ServiceNotice:
    text: str


@dataclass
class TideService:
    place: str
    height: float


class WeatherService:
    def __init__(self, url: str, session: httpx.AsyncClient):
        self.url = url
        self.session = session

    async def wind(self):
        return await self.session.get(self.url)
