"""A table of rakes and spades: the word `tools` in a repository's file."""

from app.models.exhibit import Exhibit


class SpadeRepository:
    def __init__(self, db):
        self.db = db

    def label(self, exhibit: Exhibit) -> str:
        return exhibit.title
