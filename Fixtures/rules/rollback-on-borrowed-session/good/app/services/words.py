"""Talks about `session.rollback()` and calls nothing."""


class HelpService:
    def __init__(self, session):
        # session.rollback() is the owner's business
        self.session = session

    def text(self) -> str:
        return "after session.rollback() nothing is left"
