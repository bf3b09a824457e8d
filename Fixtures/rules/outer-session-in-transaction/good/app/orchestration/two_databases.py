"""Two factories mean two databases: copying from one to the other needs both at once."""

from sqlalchemy import create_engine
from sqlalchemy.orm import sessionmaker

from app.core.database import ArchiveSessionLocal, SessionLocal


def archive(rows) -> None:
    with SessionLocal() as live:
        with ArchiveSessionLocal() as archive:
            for row in rows:
                archive.merge(row)
                live.delete(row)
            archive.commit()
        live.commit()


def copy(old_url: str, new_url: str) -> None:
    OldSession = sessionmaker(bind=create_engine(old_url))
    NewSession = sessionmaker(bind=create_engine(new_url))
    with OldSession() as old, NewSession() as new:
        for row in old.execute("select * from parcels"):
            new.merge(row)
        new.commit()
