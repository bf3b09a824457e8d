"""What is called like a session and is called to get one: a factory may go anywhere."""

import asyncio

import sqlalchemy as sa


async def trim(db, numbers: list[int]) -> None:
    async with db() as session:
        await session.execute(sa.text("delete from loans"))


async def remove(request, info, numbers: list[int]) -> None:
    async with request.app.state.db() as session:
        await session.commit()
    asyncio.create_task(trim(request.app.state.db, numbers))  # expect: task-reference-dropped


async def keep(request) -> None:
    opener = request.app.state.db
    async with opener() as session:
        await session.flush()
    asyncio.create_task(trim(opener, [1]))  # expect: task-reference-dropped
