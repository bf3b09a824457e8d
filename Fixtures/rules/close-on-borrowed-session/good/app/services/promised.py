"""The type of a connection is written down where there is none yet; a call gives it of which nothing is known."""

from sqlalchemy.engine import Connection


class ReadingService:
    def __init__(self, meters):
        self.meters = meters
        self._connection: Connection | None = None

    def rows(self, statement):
        if self._connection is None:
            self._connection = self.meters.connect()
        return self._connection.execute(statement).all()

    def close(self) -> None:
        if self._connection is not None:
            self._connection.close()
