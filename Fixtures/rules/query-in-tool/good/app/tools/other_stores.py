"""Other stores are asked with the same words."""

import sqlite3

import aiohttp
import redis
import requests
from cassandra.cluster import Cluster
from crewai.tools import tool


@tool("points")
def points(path: str, ride_id: int) -> str:
    """Read the points of a ride from a local file."""
    db = sqlite3.connect(path)
    return str(db.execute("select * from points where ride = ?", (ride_id,)).fetchall())


@tool("counts")
def counts(url: str) -> str:
    """Count in a cache."""
    pipeline = redis.Redis.from_url(url).pipeline()
    pipeline.incr("rides")
    return str(pipeline.execute())


@tool("weather")
def weather(place: str) -> str:
    """Ask for the weather."""
    session = requests.Session()
    return session.get(f"https://weather.example/{place}").text


@tool("road")
async def road(place: str) -> str:
    """Ask for the state of a road."""
    async with aiohttp.ClientSession() as session:
        async with session.get(f"https://road.example/{place}") as answer:
            return await answer.text()


@tool("ring")
def ring(hosts: list) -> str:
    """Read from a ring of nodes."""
    session = Cluster(hosts).connect("bikes")
    return str(session.execute("select name from stations"))
