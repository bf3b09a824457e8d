from app.util.blocks import task_session
from sqlalchemy import text


async def count_shelves():
    async with task_session() as session:
        return await session.scalar(text("select count(*) from shelves"))
