"""Code without a role is not reported for what it does itself."""

from sqlalchemy.orm import Session


def write_in_batches(session: Session, rows, size: int = 500) -> None:
    for start in range(0, len(rows), size):
        session.add_all(rows[start : start + size])
        session.commit()
