"""What is called like an opener, and promises something else."""

from sqlalchemy.orm import Session

from app.core.logins import Logins, get_db


class LoginService:
    def __init__(self, db: Session):
        self.db = db

    async def enter(self, name: str) -> str:
        session = await Logins.create_session(name)
        return session.name if session else ""

    def dialect(self) -> str:
        return get_db().dialect
