"""What the framework is given for one function, another one hands on by itself."""

from fastapi import Depends

from app.core.database import get_db  # expect: session-factory-imported


async def seats(db=Depends(get_db)):
    return db


def ways():
    return [get_db, seats]
