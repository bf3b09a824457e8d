from sqlalchemy.orm import Session


def level_one(db: Session):  # expect-fact: commits(parameter db)
    db.commit()
