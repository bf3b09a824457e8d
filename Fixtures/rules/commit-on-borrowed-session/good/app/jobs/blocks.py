"""A block of SQLAlchemy Core whose end finds its work committed: one commit, and the job's own."""

from sqlalchemy import create_engine, text

engine = create_engine("sqlite://")


def tidy() -> None:
    with engine.connect() as connection:
        with connection.begin():
            connection.execute(text("delete from loads"))
            connection.commit()
