"""An SQLModel session is a session like any other."""

from sqlmodel import Session


class ReaderCommands:
    session: Session

    def __init__(self, session: Session):
        self.session: Session = session

    def rename(self, reader, name: str) -> None:
        reader.name = name
        self.session.add(reader)
        self.session.commit()  # expect: commit-on-borrowed-session
        self.session.refresh(reader)
