"""What it keeps is a session, as the annotation says."""

from sqlalchemy.ext.asyncio import AsyncSession


class LinkService:
    def __init__(self, link: AsyncSession):
        self._link = link
