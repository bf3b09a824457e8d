"""Other statements, even those in which these words occur."""

from sqlalchemy import text
from sqlalchemy.orm import Session


def run(session: Session) -> None:
    session.execute(text("select count(*) from commits"))
    session.execute(text("insert into log (word) values ('COMMIT')"))
    session.execute(text("update jobs set state = 'rollback' where id = 1"))
    session.execute(text("set local statement_timeout = '5s'"))
    session.execute(text("select begin, commit from shifts"))
    session.execute(text("create table beginnings (id int)"))
    session.execute(text("releases"))
    session.execute(text("begin_shift(1)"))
    session.execute(text(""))
