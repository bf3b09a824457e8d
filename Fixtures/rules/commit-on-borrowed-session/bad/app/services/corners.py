"""Every place where a call can stand: arms, handlers, matches, inner functions, arguments, lambdas."""

import asyncio

from sqlalchemy.ext.asyncio import AsyncSession


async def in_arms(db: AsyncSession, is_late: bool) -> None:
    if is_late:
        await db.commit()  # expect: commit-on-borrowed-session
    else:
        await db.commit()  # expect: commit-on-borrowed-session


async def in_handlers(db: AsyncSession, work) -> None:
    try:
        await work()
    except ValueError:
        await db.commit()  # expect: commit-on-borrowed-session
    finally:
        await db.commit()  # expect: commit-on-borrowed-session


async def in_match(db: AsyncSession, state: str) -> None:
    match state:
        case "lent":
            await db.commit()  # expect: commit-on-borrowed-session
        case _:
            pass


async def in_inner_function(db: AsyncSession, steps) -> None:
    async def finish() -> None:
        await db.commit()  # expect: commit-on-borrowed-session

    for step in steps:
        await step()
    await finish()


async def in_argument(db: AsyncSession, other) -> None:
    await asyncio.gather(db.commit(), other())  # expect: commit-on-borrowed-session


async def after_savepoint(db: AsyncSession, work) -> None:
    async with db.begin_nested():
        await work()
    await db.commit()  # expect: commit-on-borrowed-session


def in_lambda(session: AsyncSession):
    return lambda: session.commit()  # expect: commit-on-borrowed-session


async def over_lines(db: AsyncSession) -> None:
    await (
        db  # expect: commit-on-borrowed-session
        .commit()
    )


async def beside_a_string(db: AsyncSession) -> None:
    """`db.commit()` in this sentence is not a call."""
    note = "db.commit()"; await db.commit(); print(note)  # expect: commit-on-borrowed-session
