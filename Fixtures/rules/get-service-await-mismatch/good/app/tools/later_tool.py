"""Awaited at once, later, or by somebody else."""

import asyncio

from crewai.tools import BaseTool

from app.services.kilns import KilnService
from app.services.later import LaterRegistry


class LaterTool(BaseTool):
    def __init__(self, registry: LaterRegistry):
        super().__init__()
        self.registry = registry

    async def _arun(self, kiln: str):
        return await (await self.registry.get_service(KilnService)).fire(kiln, 900)

    async def _later(self, kiln: str):
        promised = self.registry.get_service(KilnService)
        kilns = await promised
        return await kilns.fire(kiln, 20)

    def _promise(self):
        return self.registry.get_service(KilnService)

    async def _together(self):
        return await asyncio.gather(self.registry.get_service(KilnService))
