"""A script may import it."""

from app.core.database import SessionLocal

if __name__ == "__main__":
    with SessionLocal() as session:
        session.commit()
