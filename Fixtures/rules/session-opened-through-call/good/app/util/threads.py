"""The session of the thread is handed out again, whoever asks."""

from sqlalchemy import create_engine, text
from sqlalchemy.orm import scoped_session, sessionmaker

ThreadSession = scoped_session(sessionmaker(create_engine("sqlite://")))


def last_order():
    session = ThreadSession()
    return session.scalar(text("select max(id) from orders"))
