"""Openers are found by what they hand out, whatever they are called."""

import asyncio

from app.core import Manager, borrowed_desk, desk_of_desks, fresh, provide


async def by_wrapper():  # expect-fact: opens(opened), commits(opened)
    db = fresh()
    await db.commit()


async def by_manager():  # expect-fact: opens(opened), commits(opened)
    manager = Manager()
    db = manager.open()
    await db.commit()


async def by_context_manager():  # expect-fact: opens(opened), commits(opened), closes(opened)
    async with borrowed_desk() as db:
        await db.commit()


async def by_wrapper_of_wrapper():  # expect-fact: opens(opened), commits(opened), closes(opened)
    async with desk_of_desks() as db:
        await db.commit()


async def by_generator():  # expect-fact: opens(opened), commits(opened), closes(opened)
    async for db in provide():
        await db.commit()


async def far_away():  # expect-fact: opens(opened)
    await by_wrapper()


async def in_background():
    asyncio.create_task(by_wrapper())
