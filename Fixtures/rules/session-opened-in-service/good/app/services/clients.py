"""Sessions that have nothing to do with a database."""

import boto3
import httpx
import onnxruntime as ort
import requests
from aiohttp import ClientSession
from botocore.session import get_session


class WeatherService:
    def __init__(self):
        self.session = requests.Session()
        self.aws = boto3.session.Session(region_name="eu-north-1")
        self.core = get_session()

    async def rain(self, place: str) -> float:
        async with ClientSession() as session, session.get(f"https://rain.example/{place}") as answer:
            return float(await answer.text())

    async def wind(self, place: str) -> float:
        async with httpx.AsyncClient() as session:
            return float((await session.get(f"https://wind.example/{place}")).text)


class ImageService:
    def __init__(self, path: str):
        self.session = ort.InferenceSession(path)

    def classify(self, image) -> list:
        return self.session.run(None, {"image": image})
