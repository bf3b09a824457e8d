"""Texts for people and logs: nobody looks them up."""


class Room:
    def __init__(self, name: str):
        self.name = name

    def __repr__(self) -> str:
        return f"Room({hash(self.name)})"

    def __str__(self) -> str:
        return f"room {hash(self.name)}"

    def __format__(self, form: str) -> str:
        number = hash(self.name)
        return f"room {number}"
