"""What a task is made of runs on its own, whenever that is, and does not count for who has made it."""

import asyncio

from app.core.steps import note
from sqlalchemy.orm import Session


class Desk:
    def __init__(self, db: Session):
        self.db = db

    async def sweep(self):
        note(self.db, "swept")

    async def open_day(self):
        note(self.db, "open")
        asyncio.ensure_future(self.sweep())  # expect: task-reference-dropped

    async def close_day(self):
        task = asyncio.create_task(self.sweep())
        note(self.db, "closed")
        return task
