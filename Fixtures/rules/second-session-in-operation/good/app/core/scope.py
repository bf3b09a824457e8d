from functools import wraps

from sqlalchemy.orm import Session

from app.core.database import SessionLocal, factory_for


def with_session(job):
    """Opens a session only for those who bring none."""

    @wraps(job)
    def run(*args, **kwargs):
        db = kwargs.get("db")
        if not db:
            with SessionLocal() as db:
                kwargs["db"] = db
                return job(*args, **kwargs)
        return job(*args, **kwargs)

    return run


def in_background(job):
    """The same, where it has to be known first which database is meant."""

    @wraps(job)
    def run(*args, **kwargs):
        is_own = False
        db = kwargs.get("db")
        if not db:
            if not kwargs.get("house"):
                raise ValueError("without a session, the house has to be named")
            make = factory_for(kwargs["house"])
            db = make()
            is_own = True
            kwargs["db"] = db
        try:
            return job(*args, **kwargs)
        finally:
            if is_own:
                db.close()

    return run


def session_among(args, kwargs):
    for value in [*args, *kwargs.values()]:
        if isinstance(value, Session):
            return value
    return None


def reading(job):
    """The same, where the session may be any of what is passed."""

    def run(*args, **kwargs):
        is_own = False
        db = session_among(args, kwargs)
        if not db:
            db = SessionLocal()
            is_own = True
            args = (db, *args)
        try:
            return job(*args, **kwargs)
        finally:
            if is_own:
                db.close()

    return run
