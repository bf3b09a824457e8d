"""Numbers that choose nothing that outlives the process, or are to be others each time."""

import random
import time


class Buckets:
    def __init__(self, count: int):
        self._buckets = [[] for _ in range(count)]

    def of(self, key: str) -> list:
        return self._buckets[hash(key) % len(self._buckets)]


def colour(name: str) -> str:
    return ["red", "green", "blue"][hash(name) % 3]


def token(url: str) -> str:
    return f"{random.randint(0, 999)}-{hash(url)}"


def nonce(url: str) -> int:
    return hash((url, time.time_ns())) % 10_000


def short(name: str) -> int:
    """A mask of whole bytes chooses nothing."""
    return hash(name) & 0xFFFFFFFF
