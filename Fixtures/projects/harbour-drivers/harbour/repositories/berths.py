"""Berths, by the connection of whoever asks."""

from psycopg import Connection


class BerthRepository:
    def __init__(self, connection: Connection):
        self.connection = connection

    def reserve(self, berth_id: int) -> None:
        with self.connection.transaction():
            self.connection.execute("update berths set taken = true where id = %s", (berth_id,))

    def release(self, berth_id: int) -> None:
        self.connection.execute("update berths set taken = false where id = %s", (berth_id,))
        self.connection.commit()  # expect: commit-on-borrowed-session
