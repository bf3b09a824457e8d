"""An annotation that says where a session comes from."""

from typing import Annotated

from fastapi import Depends
from sqlalchemy.orm import Session

from app.core.database import get_db

SessionLocal = Annotated[Session, Depends(get_db)]
