from app.core.database import get_db
from app.models.reminder import Reminder


def due():
    db = next(get_db())  # expect: session-generator-driven-by-hand "`next` takes the session"
    return db.query(Reminder).all()
