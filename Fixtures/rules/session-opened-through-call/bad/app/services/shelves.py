from app.util.blocks import task_session
from app.util.shelves import count_shelves
from sqlalchemy import text


class ShelfService:
    async def count(self):
        return await count_shelves()  # expect: session-opened-through-call "`count_shelves`, which opens"

    async def first(self):
        async with task_session() as session:  # expect: session-opened-in-service
            return await session.scalar(text("select min(id) from shelves"))
