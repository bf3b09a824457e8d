from sqlalchemy.orm import Session

from app.models.reminder import Reminder


def due(db: Session):
    return db.query(Reminder).all()
