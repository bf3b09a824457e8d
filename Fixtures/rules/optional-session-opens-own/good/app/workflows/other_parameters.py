"""Something else is optional in a function that opens a session."""

from app.core.database import AsyncSessionLocal


async def count(shelf: str | None = None) -> int:
    if shelf is None:
        shelf = "all"
    async with AsyncSessionLocal() as db:
        return len(db.new) + len(shelf)
