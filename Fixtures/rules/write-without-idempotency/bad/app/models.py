"""A booking of a berth."""


class Booking:
    def __init__(self, berth, key=None):
        self.berth = berth
        self.key = key
