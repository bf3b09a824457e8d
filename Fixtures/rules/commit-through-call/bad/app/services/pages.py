"""Many read through one reader that rolls back where it fails: that is one cause."""

from app.core.pages import Pages
from sqlalchemy.orm import Session


class PageService:
    def __init__(self, session: Session):
        self.pages = Pages(session)

    def recent(self, query):
        return self.pages.all(query)

    def best(self, query):
        return self.pages.all(query)

    def oldest(self, query):
        return self.pages.all(query)

    def or_nothing(self, query):
        return self.pages.all_or_none(query)

    def or_nothing_else(self, query):
        return self.pages.all_or_none(query)
