"""What is called like a dependency hands out what the request keeps."""

from ..database import get_db

db = get_db()


class Tide(db.Model):
    __tablename__ = "tides"

    @classmethod
    def latest(cls):
        return get_db().session.query(cls).first()
