from sqlalchemy.orm import sessionmaker

SessionLocal = sessionmaker()
ArchiveSession = sessionmaker()
AuditSession = sessionmaker()


def get_db():
    with SessionLocal() as db:
        yield db
