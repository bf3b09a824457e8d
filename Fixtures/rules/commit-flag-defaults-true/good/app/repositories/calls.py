"""A keyword at a call is no parameter: `commit=True` stands here in calls and in a sentence only."""

from sqlalchemy.ext.asyncio import AsyncSession

OPTIONS = dict(commit=True)


class CallRepository:
    def __init__(self, db: AsyncSession):
        self.db = db

    def options(self) -> dict:
        commit = True
        return {"commit": commit, **OPTIONS, "text": "def create(self, row, commit=True)"}
