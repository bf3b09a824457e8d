"""Half of it cannot be read."""

from common_utils.outbox import OutboxMixin

from app.extensions import db


class Hook(db.Model, OutboxMixin):
    __outbox_enabled__ = True
    id = db.Column(db.Integer, primary_key=True)
      def to_dict(self):
        return {"id": self.id}
