"""A package hands the factory on to everybody who imports from it."""

from app.core.database import (
    AsyncSessionLocal,  # expect: session-factory-imported
    get_db,  # expect: session-factory-imported
)
from app.services.tickets import TicketService

__all__ = ["AsyncSessionLocal", "TicketService", "get_db"]
