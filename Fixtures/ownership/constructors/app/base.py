from sqlalchemy.orm import Session


class Base:
    def __init__(self, db: Session):
        self.db = db

    def save(self):  # expect-fact: commits(attribute self.db)
        self.db.commit()


class Middle(Base):
    def __init__(self, db: Session, name):
        super().__init__(db)
        self.name = name
