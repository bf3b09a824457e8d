"""Context managers that are annotated with what they yield, the one that uses the other standing first."""

from collections.abc import Generator
from contextlib import contextmanager

from sqlalchemy.orm import Session


@contextmanager
def current_tenant() -> Generator[Session, None, None]:
    with tenant_session(name="ours") as session:
        yield session


@contextmanager
def tenant_session(*, name: str) -> Generator[Session, None, None]:
    with Session(name) as session:
        yield session
