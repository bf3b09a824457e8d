"""One transaction, or none."""

from sqlalchemy.orm import Session

from app.models import OutboxEvent, Parcel


def send(session: Session, address: str):
    parcel = Parcel(address=address)
    session.add(parcel)
    session.flush()
    OutboxEvent.create_event(session, "parcel_sent", parcel.id)


def lose(session: Session, parcel: Parcel, is_gone: bool):
    if not is_gone:
        return
    session.delete(parcel)
    session.add(OutboxEvent(event_type="parcel_lost"))
