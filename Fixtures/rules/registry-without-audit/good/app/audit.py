"""Writes down what tools do."""


class ToolAuditLogger:
    def __init__(self, db):
        self.db = db
