"""Plain functions of a service take the session as a parameter, annotated in several ways."""

from typing import Annotated, Optional

from sqlalchemy.ext.asyncio import AsyncSession


async def renew(db: AsyncSession, loan_id: int) -> None:
    await db.commit()  # expect: commit-on-borrowed-session "`renew` commits `db`"


async def renew_all(loan_ids, *, handle: "AsyncSession") -> None:
    for _ in loan_ids:
        await handle.commit()  # expect: commit-on-borrowed-session


async def renew_if_open(handle: Optional[AsyncSession], loan_id: int) -> None:
    if handle is not None:
        await handle.commit()  # expect: commit-on-borrowed-session


async def renew_quietly(handle: AsyncSession | None, loan_id: int) -> bool:
    try:
        await handle.commit()  # expect: commit-on-borrowed-session
    except AttributeError:
        return False
    return True


async def renew_late(handle: Annotated[AsyncSession, "from the request"], loan_id: int) -> None:
    return await handle.commit()  # expect: commit-on-borrowed-session
