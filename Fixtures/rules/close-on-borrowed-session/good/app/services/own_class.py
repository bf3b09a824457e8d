"""A class of one's own whose name is also the library's."""


class Session:
    """The time between a visitor's first and last step through the gate."""

    def __init__(self, ticket: str):
        self.ticket = ticket

    def close(self) -> None:
        self.ticket = ""


class GateService:
    def leave(self, session: Session) -> None:
        session.close()

    def turn_away(self, ticket: str) -> None:
        session = Session(ticket)
        session.close()
