"""What keeps the engine hands the sessions out, whatever it is called."""

from contextlib import contextmanager

from sqlalchemy import create_engine
from sqlalchemy.orm import sessionmaker


class BikeDao:
    def __init__(self, url: str):
        self.factory = sessionmaker(create_engine(url))

    @contextmanager
    def get_session(self):
        session = self.factory()
        try:
            yield session
        finally:
            session.close()
