"""Called an engine, and nothing says that it starts agents: no more than a note."""

from sqlalchemy.ext.asyncio import AsyncSession


class TariffEngine:  # expect: executor-without-registry
    def __init__(self, session: AsyncSession):
        self.session = session

    async def renew(self, tariff_id: int) -> int:
        return await self.session.scalar(tariff_id)
