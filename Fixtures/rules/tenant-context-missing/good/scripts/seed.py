"""Fills a database for a first look."""

from app.core.context import RequestContext
from app.services.wagons import WagonService


def seed(db):
    context = RequestContext(client_account_id="1")
    return WagonService(db, context), WagonService(db)
