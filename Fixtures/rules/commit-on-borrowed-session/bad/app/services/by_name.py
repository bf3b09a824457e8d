"""Only the name speaks for a session here; the finding is likely, and still reported."""


def settle(db, fine) -> None:
    fine.paid = True
    db.commit()  # expect: commit-on-borrowed-session


async def settle_many(session, fines) -> None:
    for fine in fines:
        fine.paid = True
    await session.commit()  # expect: commit-on-borrowed-session


class FineMixin:
    """The class that this is mixed into sets the attribute."""

    async def settle(self, fine) -> None:
        fine.paid = True
        await self.session.commit()  # expect: commit-on-borrowed-session


class DunningService:
    def __init__(self, fines):
        self.fines = fines

    async def send(self, letter) -> None:
        await self.fines.add(letter)
        await self.fines.db.commit()  # expect: commit-on-borrowed-session "`self.fines.db`"
