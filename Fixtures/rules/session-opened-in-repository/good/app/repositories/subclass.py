"""A class with a session's name, defined here."""


class Session:
    """One ride from lock to lock."""

    def __init__(self, bike_id: int):
        self.bike_id = bike_id


class RideLog:
    def start(self, bike_id: int) -> Session:
        return Session(bike_id)
