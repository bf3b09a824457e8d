"""The layer of one program among many."""

from app.core.sessions import SessionLocal
from app.models.mail import Mail


def last_mail(number: int):
    with SessionLocal() as session:  # expect: session-opened-in-service
        return session.get(Mail, number)
