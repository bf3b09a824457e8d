from sqlalchemy import create_engine
from sqlalchemy.orm import Session, scoped_session, sessionmaker

engine = create_engine("sqlite://")
SessionLocal = sessionmaker(engine)
Scoped = scoped_session(SessionLocal)
_factory = None
CACHE = {}


def factory():
    global _factory
    if _factory is None:
        _factory = sessionmaker(engine)
    return _factory


class Loans:
    session: Session

    def __init__(self, session: Session):
        self.session = session


def middleware(request):
    with SessionLocal() as session:
        request.state.db = session
        local = {}
        local["session"] = session


def remember(session: Session, loan):
    CACHE[loan.id] = loan


if __name__ == "__main__":
    session = SessionLocal()
    session.close()
