"""A function or method of one's own that is called `hash`."""

from app.core.digests import hash


def bucket(name: str) -> int:
    return hash(name) % 100


class Ring:
    def hash(self, name: str) -> int:
        return len(name)

    def place(self, name: str) -> int:
        return self.hash(name) % 100


def inner(name: str) -> int:
    def hash(text: str) -> int:
        return len(text)

    return hash(name) % 100


def parameter(name: str, hash) -> int:
    return hash(name) % 100
