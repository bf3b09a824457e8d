"""A service with the session of one operation."""


class KilnService:
    def __init__(self, db, context):
        self.db = db
        self.context = context

    async def fire(self, kiln: str, degrees: int):
        return kiln, degrees
