from functools import wraps

from app.core.database import SessionLocal


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
