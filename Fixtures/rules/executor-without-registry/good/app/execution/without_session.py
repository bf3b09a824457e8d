"""Executors and engines that keep no database session."""

import requests
from sqlalchemy.ext.asyncio import AsyncSession


class StepExecutor:
    def __init__(self, steps: list):
        self.steps = steps

    async def execute(self, db: AsyncSession) -> None:
        for step in self.steps:
            await step(db)


class SearchEngine:
    def __init__(self, session: requests.Session, url: str):
        self.session = session
        self.url = url


class TemplateEngine:
    def __init__(self, folder: str, session_id: str):
        self.folder = folder
        self.session_id = session_id
