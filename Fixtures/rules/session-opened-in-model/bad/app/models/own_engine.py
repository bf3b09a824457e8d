"""A connection that the model makes itself joins nobody's transaction."""

from sqlalchemy.orm import Session

from app.core.database import engine


class Count:
    boats: int


def recount() -> None:
    with Session(engine.connect()) as session:  # expect: session-opened-in-model
        session.commit()
