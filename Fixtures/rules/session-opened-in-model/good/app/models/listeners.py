"""Listeners of a flush: their session works over the connection they are handed, in the transaction of the flush."""

from sqlalchemy import event
from sqlalchemy.engine import Connection
from sqlalchemy.orm import Session, sessionmaker

from app.models.boat import Boat

Local = sessionmaker()


@event.listens_for(Boat, "after_insert")
def count_boat(_mapper, connection: Connection, target: Boat) -> None:
    with Session(bind=connection) as session:
        session.add(target.harbour.counted())
        session.commit()


@event.listens_for(Boat, "after_delete")
def forget_boat(_mapper, connection: Connection, target: Boat) -> None:
    with Local(bind=connection) as session:
        session.delete(target.berth)
        session.commit()
