"""The type of a connection is written down where there is none yet; whoever makes the object lends it later."""

from sqlalchemy.engine import Connection


class ReadingService:
    def __init__(self):
        self._connection: Connection | None = None

    def attach(self, connection: Connection) -> None:
        self._connection = connection

    def close(self) -> None:
        if self._connection is not None:
            self._connection.close()  # expect: close-on-borrowed-session
