"""A repository of documents opens sessions of other kinds: a web client, a document store, a local file."""

import sqlite3

import requests
from motor.motor_asyncio import AsyncIOMotorClient


class ManualRepository:
    def __init__(self, url: str):
        self.session = requests.Session()
        self.url = url

    def read(self, name: str) -> str:
        return self.session.get(f"{self.url}/{name}").text


class PhotoRepository:
    def __init__(self, url: str):
        self.client = AsyncIOMotorClient(url)

    async def store(self, photo: dict) -> None:
        async with await self.client.start_session() as session:
            await self.client.bikes.photos.insert_one(photo, session=session)


class TrackRepository:
    def __init__(self, path: str):
        self.db = sqlite3.connect(path)

    def read(self, ride_id: int) -> list:
        return self.db.execute("select * from points where ride = ?", (ride_id,)).fetchall()
