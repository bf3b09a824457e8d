"""More with a default, anything, no session, inherited, not in the program, data."""

from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession
from somewhere import OuterService

from app.services.berths import BerthService


class PriceService:
    def __init__(self, session: AsyncSession, ctx, currency="EUR", *, rounds=True):
        self.session = session
        self.ctx = ctx
        self.rule = (currency, rounds)


class OpenService:
    def __init__(self, db: AsyncSession, *rest):
        self.db = db
        self.rest = rest


class WidestService:
    def __init__(self, **parts):
        self.db = parts["db"]


class MailService:
    def __init__(self, host: str):
        self.host = host


class NightBerthService(BerthService):
    def night(self):
        return self.db


class ForeignService(OuterService):
    pass


@dataclass
class LampService:
    db: AsyncSession


class Pier:
    def __init__(self, db: AsyncSession):
        self.db = db
