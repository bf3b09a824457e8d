"""A session that a function closes is kept all the same."""

from app.core.places import SessionLocal

db = SessionLocal()  # expect: session-in-global-state


def shut_down():
    db.close()
