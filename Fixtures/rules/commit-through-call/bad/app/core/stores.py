"""A store for everything, and stores that do some of it in their own way."""

from sqlalchemy.orm import Session


class Store:
    def __init__(self, session: Session):
        self.session = session

    def create(self, row):
        self.session.add(row)
        self.session.commit()
        return row


class VisitStore(Store):
    def create(self, row):
        row.is_new = True
        return super().create(row)


class LoanStore(Store):
    def create(self, row):
        self.session.merge(row)
        self.session.commit()
        return row


class Stores:
    def __init__(self, session: Session):
        self.session = session

    @property
    def labels(self) -> Store:
        return Store(self.session)
