from sqlalchemy.orm import Session, scoped_session, sessionmaker

SessionLocal = sessionmaker()
shared = scoped_session(SessionLocal)
