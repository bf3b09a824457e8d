"""A model that takes back its own change."""

from sqlalchemy.orm import Session


class Boat:
    def rename(self, session: Session, name: str) -> None:
        self.name = name
        if not name:
            session.rollback()  # expect: rollback-on-borrowed-session
