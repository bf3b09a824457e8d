"""A reader that takes back what has failed, and lets the error rise."""

from sqlalchemy.orm import Session


class Pages:
    def __init__(self, session: Session):
        self.session = session

    def all(self, query):
        try:
            return self.session.execute(query).all()
        except Exception:
            self.session.rollback()  # expect: commit-through-call "`Pages.all` rolls back a session that is only borrowed in `PageService.recent`, and in 2 other functions"
            raise

    def all_or_none(self, query):
        try:
            return self.session.execute(query).all()
        except Exception:
            self.session.rollback()  # expect: commit-through-call "in `PageService.or_nothing`, and in 1 other function"
            return []
