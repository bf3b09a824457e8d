"""The common case: the commit comes first."""

from sqlalchemy.orm import Session

from app.models import OutboxEvent, Parcel


def send(session: Session, address: str):
    parcel = Parcel(address=address)
    session.add(parcel)
    session.commit()  # expect: commit-on-borrowed-session
    OutboxEvent.create_event(session, "parcel_sent", parcel.id)  # expect: outbox-event-outside-transaction "the event is written after `session` was committed"
    session.commit()  # expect: commit-on-borrowed-session
