"""The scoped session of a module is put back by `close()`, and begins anew when it is used again."""

from sqlalchemy import create_engine, text
from sqlalchemy.orm import scoped_session, sessionmaker

Session = scoped_session(sessionmaker(create_engine("sqlite://")))


def restore(path: str) -> None:
    Session.close()
    Session.execute(text("delete from loans"))
    Session.commit()
    Session.remove()
    Session.execute(text("select 1"))
