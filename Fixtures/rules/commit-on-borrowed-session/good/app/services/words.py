"""A commit in a sentence: `await self.db.commit()`, which nobody calls."""

# await self.db.commit()

HINT = "never call db.commit() here"


class ReadingService:
    """
    Usage::

        await service.db.commit()
    """

    def __init__(self, db):  # expect: service-signature-not-injectable
        self.db = db  # the caller runs db.commit()

    def hint(self) -> str:
        return f"{HINT}: {self.db!r} is not ours, so no session.commit()"
