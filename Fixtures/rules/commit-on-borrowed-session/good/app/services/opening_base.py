from sqlalchemy import create_engine
from sqlalchemy.orm import sessionmaker

LedgerSession = sessionmaker(create_engine("postgresql+psycopg://localhost/library"))


class OpeningService:
    def __init__(self) -> None:
        self._books = LedgerSession()  # expect: session-opened-in-service
