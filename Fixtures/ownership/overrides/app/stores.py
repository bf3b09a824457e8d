"""What a call lands on that may mean several overrides is only likely to happen."""

from sqlalchemy.orm import Session


class Store:
    def __init__(self, db: Session):
        self.db = db

    def finish(self):
        raise NotImplementedError

    def end(self):  # expect-fact: likely commits(attribute self.db), likely rollsBack(attribute self.db)
        self.finish()


class Keeping(Store):
    def finish(self):  # expect-fact: commits(attribute self.db)
        self.db.commit()


class Dropping(Store):
    def finish(self):  # expect-fact: rollsBack(attribute self.db)
        self.db.rollback()


class Quiet:
    def finish(self):
        pass


class Single(Quiet):
    def finish(self, db: Session = None):  # expect-fact: commits(parameter db)
        db.commit()
