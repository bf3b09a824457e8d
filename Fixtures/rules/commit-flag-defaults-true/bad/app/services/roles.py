"""A service that commits by itself unless it is told not to."""

from sqlalchemy.orm import Session


class RoleService:
    def __init__(self, db: Session):
        self.db = db

    def assign(self, role, commit: bool = True) -> None:  # expect: commit-flag-defaults-true
        self.db.add(role)
        if commit:
            self.db.commit()
