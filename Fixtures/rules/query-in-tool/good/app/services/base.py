"""The base class of services."""


class ServiceBase:
    def __init__(self, db, context):
        self.db = db
        self.context = context
