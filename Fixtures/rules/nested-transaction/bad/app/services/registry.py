from sqlalchemy.ext.asyncio import AsyncSession


class ServiceRegistry:
    def __init__(self, session: AsyncSession, context):
        self._session = session
        self._context = context

    def get_service(self, wanted):
        return wanted(self._session, self._context)

    async def cleanup(self) -> None:
        self._context = None

    async def __aenter__(self):
        return self

    async def __aexit__(self, *error) -> None:
        await self.cleanup()
