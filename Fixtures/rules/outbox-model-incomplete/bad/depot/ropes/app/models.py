"""Nobody processes what is written here."""

from common_utils.outbox import OutboxMixin

from .extensions import db


class Rope(db.Model, OutboxMixin):
    __outbox_enabled__ = True  # expect: outbox-model-incomplete "nothing here calls `OutboxProcessor` or `process_pending_events`"
    id = db.Column(db.Integer, primary_key=True)

    def to_dict(self):
        return {"id": self.id}


class Knot(db.Model, OutboxMixin):
    __outbox_enabled__ = True

    def to_dict(self):
        return {}
