"""Sentences about `db.close()`; nothing is closed."""


class DoorService:
    def __init__(self, db):
        self.db = db

    def text(self) -> str:
        # never db.close() in here
        return "The owner runs db.close() in the evening."
