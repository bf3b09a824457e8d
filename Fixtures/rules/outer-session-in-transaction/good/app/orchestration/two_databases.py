"""Two factories mean two databases: copying from one to the other needs both at once."""

from app.core.database import ArchiveSessionLocal, SessionLocal


def archive(rows) -> None:
    with SessionLocal() as live:
        with ArchiveSessionLocal() as archive:
            for row in rows:
                archive.merge(row)
                live.delete(row)
            archive.commit()
        live.commit()
