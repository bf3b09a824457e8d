"""Run by hand: the module ends what it begins."""

from app.core.places import SessionLocal

db = SessionLocal()
try:
    print(db.query("loans").count())
finally:
    db.close()
