"""SQLModel's own method; and the name of the file makes the tool."""

from sqlmodel import Session, select


def report(session: Session, table) -> list:
    return session.exec(select(table)).all()  # expect: query-in-tool
