"""Goes through the wagons of everybody."""

from sqlalchemy import select

from app.models.wagons import Wagon


def recount(db):
    return db.scalars(select(Wagon)).all()
