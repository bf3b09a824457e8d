"""Works for the tenant of its context."""

from app.core.context import RequestContext


class WagonService:
    def __init__(self, db, context: RequestContext | None = None):
        self.db = db
        self.context = context


class TrackService:
    def __init__(self, db, context=None):
        self.db = db
        self.context = context


class PriceService:
    def __init__(self, db, client_account_id: str):
        self.db = db
        self.client_account_id = client_account_id


class TrainService(WagonService):
    pass
