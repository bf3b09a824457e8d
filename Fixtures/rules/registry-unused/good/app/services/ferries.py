"""A service; its base takes what it needs."""


class FerryService:
    def __init__(self, db, context):
        self.db = db
        self.context = context

    def next_ferry(self, quay):
        return self.db, quay
