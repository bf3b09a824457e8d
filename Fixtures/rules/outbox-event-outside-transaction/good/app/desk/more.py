"""A transaction each, a setting, and one event for each of several."""

from sqlalchemy.orm import Session

from app.models import OutboxEvent, Parcel


def twice(session: Session, address: str, settings):
    with session.begin():
        session.add(Parcel(address=address))
        OutboxEvent.create_event(session, "parcel_sent", 1)
    with session.begin():  # expect: several-commits-in-operation
        session.add(Parcel(address=address))
        OutboxEvent.create_event(session, "parcel_sent", 2)


def by_setting(session: Session, address: str, settings):
    session.add(Parcel(address=address))
    if settings.outbox_enabled:
        OutboxEvent.create_event(session, "parcel_sent", 3)


def each(session: Session, parcels: list[Parcel]):
    session.add_all(parcels)
    for parcel in parcels:
        OutboxEvent.create_event(session, "parcel_sent", parcel.id)


def undone(session: Session, parcel: Parcel):
    session.add(parcel)
    if parcel.weight > 30:
        session.rollback()
        return
    OutboxEvent.create_event(session, "parcel_sent", parcel.id)


def only_event(events: Session):
    OutboxEvent.create_event(events, "office_opened", 1)
