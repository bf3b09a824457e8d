"""A base class of another file sets the attribute, under a name that says nothing by itself."""

from app.services.link_base import LinkService


class StampService(LinkService):
    async def stamp(self) -> None:
        await self._link.commit()  # expect: commit-on-borrowed-session "`self._link`, a session that it only borrows"


class SecondStampService(StampService):
    async def again(self) -> None:
        await self._link.commit()  # expect: commit-on-borrowed-session


class NamedStampService(LinkService):
    def __init__(self, link, name: str):
        super().__init__(link)
        self.name = name

    async def stamp(self) -> None:
        await self._link.rollback()  # expect: rollback-on-borrowed-session
