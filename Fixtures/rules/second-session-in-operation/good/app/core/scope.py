from functools import wraps

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
