"""Sessions of other libraries, held and closed by services: web clients, a cloud, a graph."""

import aiohttp
import boto3
import requests
import tensorflow as tf


class TicketService:
    def __init__(self):
        self.session = requests.Session()

    def stop(self) -> None:
        self.session.close()


class WeatherService:
    def __init__(self, session: aiohttp.ClientSession):
        self.session = session

    async def stop(self) -> None:
        await self.session.close()


class LazyWeatherService:
    def __init__(self):
        self._session: aiohttp.ClientSession | None = None

    async def start(self) -> None:
        self._session = aiohttp.ClientSession()

    async def stop(self) -> None:
        if self._session is not None:
            await self._session.close()


class PictureService:
    def __init__(self, bucket: str):
        self.session = boto3.Session()
        self.bucket = bucket

    def stop(self) -> None:
        self.session.client("s3").close()


def classify(picture) -> list:
    session = tf.compat.v1.Session()
    found = session.run(picture)
    session.close()
    return found
