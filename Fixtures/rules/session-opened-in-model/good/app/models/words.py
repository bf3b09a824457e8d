"""`SessionLocal()` in a sentence, in a comment and in a string."""

# with SessionLocal() as session: no

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.core.database import SessionLocal

COMMENT = "SessionLocal()"
