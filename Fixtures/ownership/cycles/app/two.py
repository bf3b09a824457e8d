from app import one
from sqlalchemy.orm import Session


def pong(db: Session, count):  # expect-fact: commits(parameter db)
    one.ping(db, count)
    db.commit()


class Second(one.First):
    def end(self, db: Session):  # expect-fact: commits(parameter db)
        db.commit()
