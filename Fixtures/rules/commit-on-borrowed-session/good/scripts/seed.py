"""A script owns its session."""

from sqlalchemy.orm import Session


def seed(session: Session) -> None:
    session.commit()


if __name__ == "__main__":
    from app.core.database import SessionLocal

    with SessionLocal() as opened:
        seed(opened)
