"""A script is an owner, whatever its name says."""

from app.core.database import SessionLocal

if __name__ == "__main__":
    with SessionLocal() as session:
        session.commit()
