"""A model that closes the session it was loaded with."""

from sqlalchemy.orm import Session


class Exhibit:
    def retire(self, session: Session) -> None:
        session.delete(self)
        session.close()  # expect: close-on-borrowed-session
