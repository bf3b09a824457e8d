"""Other things to wait for, and other transactions."""

import asyncio
import time

import requests
from sqlalchemy import update
from sqlalchemy.orm import Session

from app.models.parcel import Parcel


class RoundService:
    def __init__(self, db: Session, context, agent):
        self.db = db
        self.agent = agent

    def written(self, parcel_id):
        self.db.execute(update(Parcel).values(sent=True))
        requests.get("https://carrier.example/ping", timeout=5)  # expect: slow-call-in-transaction

    def slept(self):
        self.db.flush()
        time.sleep(3)  # expect: slow-call-in-transaction

    def in_a_block(self, crew):
        # expect(+1): begin-on-borrowed-session
        with self.db.begin():
            crew.kickoff()  # expect: slow-call-in-transaction "until the block of `self.db.begin()` ends"

    async def asked(self, text):
        self.db.flush()
        await self.agent.ainvoke(text)  # expect: slow-call-in-transaction

    async def rested(self):
        self.db.flush()
        await asyncio.sleep(2)  # expect: slow-call-in-transaction
