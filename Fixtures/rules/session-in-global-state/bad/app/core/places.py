from contextvars import ContextVar

from sqlalchemy.orm import Session

from app.core.database import SessionLocal
from app.services.registry import ServiceRegistry

_current: ContextVar[Session | None] = ContextVar("current", default=None)
_session = None
_registry = None
CACHE = {}


def once() -> Session:
    global _session
    if _session is None:
        _session = SessionLocal()  # expect: session-in-global-state "`_session` keeps a session for the whole process"
    return _session


def once_for_all(db, context):
    global _registry
    _registry = ServiceRegistry(db, context)  # expect: session-in-global-state "a registry"


def remember(session: Session, tenant):
    CACHE[tenant] = session  # expect: session-in-global-state "`CACHE[]`"


def enter(session: Session):
    _current.set(session)  # expect: session-in-global-state "`_current` keeps a session for whatever runs in its context"


class Loans:
    session = SessionLocal()  # expect: session-in-global-state

    @classmethod
    def use(cls, session: Session):
        cls.session = session  # expect: session-in-global-state


def use(session: Session):
    Loans.session = session  # expect: session-in-global-state
