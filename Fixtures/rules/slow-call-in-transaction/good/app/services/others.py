"""Nothing slow inside, or nothing written yet."""

import asyncio
import time

import requests
from sqlalchemy import select
from sqlalchemy.orm import Session, sessionmaker

from app.models.parcel import Parcel


class RoundService:
    def __init__(self, db: Session, context, settings: dict):
        self.db = db
        self.settings = settings

    def read(self):
        self.db.execute(select(Parcel))
        requests.get("https://carrier.example/ping", timeout=5)

    def looked_up(self):
        self.db.flush()
        return self.settings.get("carrier"), self.db.get(Parcel, 1)

    async def let_others(self):
        self.db.flush()
        await asyncio.sleep(0)

    async def in_time(self):
        self.db.flush()
        await asyncio.wait_for(self.let_others(), 5)


def poll(factory: sessionmaker):
    with factory() as session:  # expect: session-opened-in-service
        session.flush()
        session.commit()
        time.sleep(3)
