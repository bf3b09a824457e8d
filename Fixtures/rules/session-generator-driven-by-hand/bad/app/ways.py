"""Each way to drive a generator by hand."""

from app.core import database
from app.core.database import get_async_db, get_async_db as lend, get_db
from app.models.reminder import Reminder


async def stepped():
    session = await get_async_db().__anext__()  # expect: session-generator-driven-by-hand "`__anext__` takes"
    return await session.get(Reminder, 1)


async def stepped_by_name():
    generator = get_async_db()
    session = await anext(generator)  # expect: session-generator-driven-by-hand
    return await session.get(Reminder, 1)


def of_a_module():
    db = next(database.get_db())  # expect: session-generator-driven-by-hand
    return db.get(Reminder, 1)


async def under_another_name():
    return await anext(lend())  # expect: session-generator-driven-by-hand


async def entered():
    async with get_async_db() as session:  # expect: session-generator-driven-by-hand "fails at run time"
        return await session.get(Reminder, 1)


def entered_by_with():
    with get_db() as db:  # expect: session-generator-driven-by-hand "`with` fails at run time"
        return db.get(Reminder, 1)


def wrong_kind():
    return next(get_async_db())  # expect: session-generator-driven-by-hand "it is an asynchronous generator"


async def other_wrong_kind():
    return await anext(get_db())  # expect: session-generator-driven-by-hand "it is a synchronous generator"


async def broken_off():
    async for session in get_async_db():  # expect: session-generator-driven-by-hand "`break` leaves it"
        reminder = await session.get(Reminder, 1)
        break
    return reminder


async def returned_from():
    async for session in get_async_db():  # expect: session-generator-driven-by-hand "`return` leaves it"
        return await session.get(Reminder, 1)


def wrong_loop():
    for session in get_async_db():  # expect: session-generator-driven-by-hand "`for` fails"
        session.add(Reminder())


async def ended():
    generator = get_async_db()
    session = await generator.__anext__()  # expect: session-generator-driven-by-hand
    try:
        return await session.get(Reminder, 1)
    finally:
        await generator.aclose()
