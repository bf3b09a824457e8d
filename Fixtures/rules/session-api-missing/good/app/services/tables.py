"""The base of a table comes of an object, which is made with the class that has the method."""

from flask_sqlalchemy import SQLAlchemy
from sqlalchemy.orm import Session


class FillableModel:
    def fill(self, data: dict) -> None:
        for name, value in data.items():
            object.__setattr__(self, name, value)


class Database(SQLAlchemy):
    Model: type[FillableModel]


db = Database(model_class=FillableModel)


class Berth(db.Model):
    __tablename__ = "berths"


def create(session: Session, data: dict) -> None:
    berth = Berth()
    berth.fill(data)
    session.add(berth)
