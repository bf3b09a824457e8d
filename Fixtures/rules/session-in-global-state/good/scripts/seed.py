from app.core.database import SessionLocal

session = SessionLocal()
session.commit()
