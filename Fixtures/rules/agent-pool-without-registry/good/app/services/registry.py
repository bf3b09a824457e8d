"""The registry."""


class ServiceRegistry:
    def __init__(self, db, context):
        self._db = db
        self._context = context
