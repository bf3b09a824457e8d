"""The base class of another file opens the session: it is the object's own."""

from app.services.opening_base import OpeningService


class NightlyService(OpeningService):
    def close_books(self) -> None:
        self._books.commit()
        self._books.close()
