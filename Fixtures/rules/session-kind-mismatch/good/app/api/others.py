"""What looks like one of the ways and is none."""

import asyncio

from fastapi import APIRouter, Depends
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Session

from app.core.database import get_db, get_sync_db
from app.models.berth import Berth

router = APIRouter()


def tidy(session: Session):
    session.execute(select(Berth))


def either(session: AsyncSession | Session):
    return session.execute(select(Berth))


@router.get("/waits")
async def waits_later(db: AsyncSession = Depends(get_db)):
    work = db.execute(select(Berth))
    return (await work).scalars().all()


@router.get("/gathers")
async def gathers(db: AsyncSession = Depends(get_db)):
    await asyncio.wait_for(db.execute(select(Berth)), 5)


@router.get("/inside")
async def inside(db: AsyncSession = Depends(get_db)):
    await db.run_sync(tidy)
    await db.run_sync(lambda session: session.execute(select(Berth)))


@router.get("/plain")
def plain(db: Session = Depends(get_sync_db)):
    tidy(db)
    return db.execute(select(Berth)).scalars().all()


@router.get("/both")
async def both(db: AsyncSession = Depends(get_db)):
    return (await either(db)).scalars().all()


def handed_on(db: AsyncSession):
    return db.flush()
