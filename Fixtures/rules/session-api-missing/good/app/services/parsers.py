"""An annotation without a value is none of the attribute that was assigned on the line above it."""

from sqlalchemy.orm import Session


class Parser:
    def determine(self, raw: str) -> str:
        return raw


class Ledger:
    def __init__(self, session: Session) -> None:
        self.session = session

    def put(self, line: str) -> None:
        self.session.add(line)


class ReaderService:
    def __init__(self) -> None:
        self.parser = Parser()
        self.ledger: Ledger

    def receive(self, raw: str) -> None:
        self.ledger.put(self.parser.determine(raw))
