"""Too little, nothing at all, turned round, by keyword alone; called a service, with nobody asking yet; inherited."""

from sqlalchemy.ext.asyncio import AsyncSession

from app.core.context import RequestContext


class DiaryBase:
    def __init__(self, db: AsyncSession):  # expect: service-signature-not-injectable "it takes no `context`"
        self.db = db


class Diary(DiaryBase):
    pass


class BareBoats:  # expect: service-signature-not-injectable "it has no constructor that takes anything"
    def all(self):
        return []


class TurnedRound:
    def __init__(self, context: RequestContext, db: AsyncSession):  # expect: service-signature-not-injectable "its `context` is no session"
        self.db = db
        self.context = context


class LaterService:
    def __init__(self, db: AsyncSession, *, context: RequestContext):  # expect: service-signature-not-injectable "it takes no `context`"
        self.db = db
        self.context = context


class SoleService:
    def __init__(self, db: AsyncSession):  # expect: service-signature-not-injectable
        self.db = db
