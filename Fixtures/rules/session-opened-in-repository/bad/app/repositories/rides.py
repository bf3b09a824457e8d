"""A repository that opens in its constructor, lazily, and for a batch."""

from app.core.database import SessionLocal


class RideRepository:
    def __init__(self):
        self.session = SessionLocal()  # expect: session-opened-in-repository

    def add(self, ride) -> None:
        self.session.add(ride)
        self.session.commit()


class LazyRideRepository:
    _session = None

    def _open(self):
        self._session = self._session or SessionLocal()  # expect: session-opened-in-repository
        return self._session


class RideBatch:
    """The folder makes this a repository too."""

    def write(self, rides) -> None:
        with SessionLocal.begin() as session:  # expect: session-opened-in-repository
            session.add_all(rides)
