"""A module of models that declares other things beside them."""

from app.models.exhibit import Exhibit


class ExhibitTable:
    def titles(self, session) -> list[str]:
        return [exhibit.title for exhibit in session.query(Exhibit)]


Exhibits = ExhibitTable()


def search_terms(text: str) -> list[str]:
    return text.lower().split()
