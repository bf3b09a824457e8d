"""Remainders, bit masks and divisions, at once and in steps, of strings however they are made."""

import builtins
from uuid import UUID

WORKERS = 8


def by_text(number: UUID) -> int:
    return hash(str(number)) % WORKERS  # expect: salted-hash-in-bucket


def by_format(client: int, place: str) -> int:
    return hash(f"{client}/{place}") % WORKERS  # expect: salted-hash-in-bucket


def by_sum(client: str, place: str) -> int:
    return hash(client + ":" + place) % WORKERS  # expect: salted-hash-in-bucket


def by_bytes(body: bytes) -> int:
    return hash(body) % WORKERS  # expect: salted-hash-in-bucket


def by_tuple(client: str, place: str) -> int:
    return hash((client, place)) % WORKERS  # expect: salted-hash-in-bucket


def by_mask(name: str) -> int:
    return hash(name) & 0xFF  # expect: salted-hash-in-bucket


def by_division(name: str) -> int:
    return divmod(hash(name), WORKERS)[1]  # expect: salted-hash-in-bucket


def in_steps(name: str) -> int:
    number = hash(name.lower())  # expect: salted-hash-in-bucket
    number = abs(number)
    return number % WORKERS


def in_place(name: str) -> int:
    bucket = hash(name)  # expect: salted-hash-in-bucket
    bucket %= WORKERS
    return bucket


def as_index(name: str, queues: list) -> object:
    return queues[hash(name) % len(queues)]  # expect: salted-hash-in-bucket


def by_builtins(name: str) -> int:
    return builtins.hash(name) % WORKERS  # expect: salted-hash-in-bucket


def of_anything(key) -> int:
    return hash(key) % WORKERS  # expect: salted-hash-in-bucket


class Spread:
    """How many parts there are is its own affair: they may all be in this process, and it is told as a note."""

    def __init__(self, parts: int):
        self.parts = parts

    def part(self, name: str) -> int:
        return hash(name) % self.parts  # expect: salted-hash-in-bucket
