"""Among the services stands a task: its decorator makes it the owner of what it opens."""

from celery import shared_task

from app.core.database import SessionLocal


@shared_task
def recount() -> int:
    with SessionLocal() as session:
        return len(session.new)
