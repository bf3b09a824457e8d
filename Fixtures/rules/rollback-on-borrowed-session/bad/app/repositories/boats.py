"""A repository rolls back in a helper that all its methods use, and through an inner function."""

from contextlib import contextmanager

from sqlalchemy.orm import Session


class BoatRepository:
    def __init__(self, session: Session):
        self._session = session

    @contextmanager
    def guarded(self):
        try:
            yield self._session
        except Exception:
            self._session.rollback()  # expect: rollback-on-borrowed-session
            raise

    def sink(self, boat) -> None:
        def give_up() -> None:
            self._session.rollback()  # expect: rollback-on-borrowed-session

        self._session.delete(boat)
        if boat.is_rented:
            give_up()

    def __exit__(self, kind, error, trace) -> None:
        if kind:
            self._session.rollback()  # expect: rollback-on-borrowed-session
