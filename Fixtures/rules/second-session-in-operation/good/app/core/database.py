from sqlalchemy.orm import scoped_session, sessionmaker

SessionLocal = sessionmaker()
ArchiveSession = sessionmaker()
AuditSession = sessionmaker()
ThreadSession = scoped_session(SessionLocal)


def factory_for(house):
    return sessionmaker(info={"house": house})


def get_db():
    with SessionLocal() as db:
        yield db
