"""The optional session belongs to another library."""

import aiohttp
import requests


def fetch(url: str, session: requests.Session | None = None) -> str:
    session = session or requests.Session()
    return session.get(url).text


async def fetch_later(url: str, session=None) -> str:
    if session is None:
        session = aiohttp.ClientSession()
    async with session.get(url) as answer:
        return await answer.text()


def cached(key: str, db=None) -> str:
    db = db or dict()
    return db.get(key, "")
