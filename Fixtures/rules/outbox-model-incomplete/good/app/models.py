"""With the mixin, and with what its events carry."""

from common_utils.outbox import OutboxMixin
from somewhere.serializing import Serializable

from app.extensions import db


class Shown:
    def to_dict(self):
        return {"id": self.id}


class Tent(db.Model, OutboxMixin, Shown):
    __outbox_enabled__ = True
    id = db.Column(db.Integer, primary_key=True)


class Pole(db.Model, OutboxMixin, Serializable):
    __outbox_enabled__ = True


class Peg(db.Model):
    __outbox_enabled__ = False
