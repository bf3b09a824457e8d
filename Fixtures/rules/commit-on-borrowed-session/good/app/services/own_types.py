"""A class of one's own that happens to be called like the library's."""

from app.chat.protocol import Session as ChatSession


class AsyncSession:
    """One reader at one self-service terminal."""

    def __init__(self):
        self.items = []

    async def commit(self) -> None:
        self.items.clear()


class TerminalService:
    def __init__(self, session: AsyncSession):  # expect: service-signature-not-injectable
        self.session = session

    async def hand_out(self) -> None:
        await self.session.commit()


async def talk(session: ChatSession) -> None:
    await session.commit()
