from app.stores import Dropping, Keeping, Single, Store
from sqlalchemy.orm import Session


def any_store(store: Store):  # expect-fact: likely commits(parameter store.db), likely rollsBack(parameter store.db)
    store.finish()


def one_of_two(db: Session, keep: bool):  # expect-fact: likely commits(parameter db), likely rollsBack(parameter db)
    store = Keeping(db) if keep else Dropping(db)
    store.finish()


def known(db: Session):  # expect-fact: commits(parameter db)
    Keeping(db).finish()


def narrowed(store: Store):  # expect-fact: likely commits(parameter store.db), likely rollsBack(parameter store.db)
    store.end()


def single(db: Session):  # expect-fact: commits(parameter db)
    Single().finish(db)
