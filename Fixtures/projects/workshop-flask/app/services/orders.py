"""Asks the directory for another program, on a session of the framework."""

from app import service_registry


class OrderService:
    def __init__(self, db):
        self.db = db

    def ship(self, order):
        address = service_registry.get_service("shipping")
        self.db.session.add(order)
        return address
