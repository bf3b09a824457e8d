"""On another session, after a block, and only sometimes."""

from sqlalchemy.orm import Session

from app.models import OutboxEvent, Parcel


def elsewhere(session: Session, events: Session, address: str):
    session.add(Parcel(address=address))
    event = OutboxEvent(event_type="parcel_sent")
    events.add(event)  # expect: outbox-event-outside-transaction "the event is written on `events`, and the change on `session`"


def after_block(session: Session, address: str):
    with session.begin():
        session.add(Parcel(address=address))
    session.add(OutboxEvent(event_type="parcel_sent"))  # expect: outbox-event-outside-transaction


def sometimes(session: Session, parcel: Parcel, is_heavy: bool):
    session.delete(parcel)  # expect: outbox-event-outside-transaction "on a path that writes no event"
    if is_heavy:
        OutboxEvent.create_event(session, "parcel_gone", parcel.id)
