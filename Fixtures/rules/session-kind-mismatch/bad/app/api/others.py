"""Each of the ways."""

from fastapi import APIRouter, Depends
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker, create_async_engine
from sqlalchemy.orm import Session

from app.core.database import get_db, get_sync_db
from app.models.berth import Berth

router = APIRouter()
open_session = async_sessionmaker(create_async_engine("sqlite+aiosqlite://"))


def tidy(session: Session):
    session.execute(select(Berth))


@router.get("/used")
async def used_at_once(db: AsyncSession = Depends(get_db)):
    return db.execute(select(Berth)).scalars().all()  # expect: session-kind-mismatch


@router.get("/named")
async def used_by_name(db: AsyncSession = Depends(get_db)):
    rows = db.execute(select(Berth))  # expect: session-kind-mismatch
    return rows.scalars().all()


@router.get("/awaited")
async def awaited(db: Session = Depends(get_sync_db)):
    return (await db.execute(select(Berth))).scalars().all()  # expect: session-kind-mismatch "`db` is declared as a synchronous session"


@router.post("/awaited")
async def awaited_twice(db: Session = Depends(get_sync_db)):
    await db.flush()  # expect: session-kind-mismatch
    await db.commit()


@router.get("/opened")
async def opened(engine):
    with Session(engine) as session:
        await session.execute(select(Berth))  # expect: session-kind-mismatch "the session is synchronous"


@router.get("/tidied")
async def tidied(db: AsyncSession = Depends(get_db)):
    tidy(db)  # expect: session-kind-mismatch "declares `session` as a synchronous one"


@router.get("/made")
async def made():
    async with open_session() as session:
        session.flush()  # expect: session-kind-mismatch
