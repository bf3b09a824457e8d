"""A service with the session of one operation."""


class BuoyService:
    def __init__(self, db, context):
        self.db = db
        self.context = context
