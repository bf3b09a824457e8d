"""Names of its own that look like the factory's."""


class SessionLocal:
    """A driver's shift at one depot."""


def get_db() -> dict[str, SessionLocal]:
    return {"depot": SessionLocal()}


class ShiftService:
    def __init__(self, shifts=get_db):
        self.shifts = shifts()
