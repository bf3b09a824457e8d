"""Other libraries have sessions too, by the same names."""

import aiohttp
import boto3
import requests
from aiobotocore.session import get_session
from crewai.tools import BaseTool
from curl_cffi.requests import AsyncSession
from requests import Session


class CoverTool(BaseTool):
    def _run(self, isbn: str) -> str:
        with requests.Session() as session:
            return session.get(f"https://covers.example/{isbn}").text

    async def _arun(self, isbn: str) -> str:
        async with aiohttp.ClientSession() as session:
            async with session.get(f"https://covers.example/{isbn}") as answer:
                return await answer.text()


class ReviewTool(BaseTool):
    async def _arun(self, isbn: str) -> str:
        async with AsyncSession() as session:
            answer = await session.get(f"https://reviews.example/{isbn}")
            return answer.text

    def _run(self, isbn: str) -> str:
        session = Session()
        return session.get(f"https://reviews.example/{isbn}").text


class StoreTool(BaseTool):
    async def _arun(self, key: str) -> str:
        async with get_session().create_client("s3") as client:
            return str(await client.head_object(Bucket="scans", Key=key))

    def _run(self, key: str) -> str:
        return str(boto3.Session().client("s3").head_object(Bucket="scans", Key=key))
