"""What is only called a service; services that build their parts, also in a folder of tools."""

import httpx
from crewai.tools import BaseTool

from app.clients.weather import CloudService, ServiceNotice, TideService, WeatherService
from app.services.base import ServiceBase
from app.services.moorings import BoatRepository, MooringService


class WeatherTool(BaseTool):
    async def _arun(self, place: str) -> str:
        client = WeatherService("https://weather.example", httpx.AsyncClient())
        kind = CloudService("wind")
        return str([await client.wind(), kind, TideService(place, 1.5), ServiceNotice(place)])


class HarbourService(ServiceBase):
    def __init__(self, db, context):
        super().__init__(db, context)
        self.boats = BoatRepository(db)
        self.moorings = MooringService(db, context)
