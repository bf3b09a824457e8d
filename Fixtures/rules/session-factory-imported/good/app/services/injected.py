"""The framework asks the factory: a dependency that stands in a folder of services is an endpoint's."""

from fastapi import APIRouter, Depends

from app.core.database import get_db

router = APIRouter()


async def seats(db=Depends(get_db)):
    return db


def seats_of(row: int):
    async def seats_of_row(db=Depends(get_db)):
        return db, row

    return seats_of_row


@router.get("/seats")
async def list_seats(db=Depends(get_db)):
    return db
