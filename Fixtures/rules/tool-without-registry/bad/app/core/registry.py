"""What the others could take."""


class ServiceRegistry:
    def __init__(self, db, context):
        self._db = db
        self._context = context
