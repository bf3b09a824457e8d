"""The common case: the mark without what acts on it."""

from common_utils.outbox import OutboxMixin

from app.extensions import db


class Tent(db.Model):
    __outbox_enabled__ = True  # expect: outbox-model-incomplete "`Tent` sets `__outbox_enabled__` and does not derive from `OutboxMixin`"
    id = db.Column(db.Integer, primary_key=True)

    def to_dict(self):
        return {"id": self.id}


class Pole(db.Model, OutboxMixin):  # expect: outbox-model-incomplete "`Pole` sets `__outbox_enabled__` and has no `to_dict`"
    __outbox_enabled__ = True
    id = db.Column(db.Integer, primary_key=True)
