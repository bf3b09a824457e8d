"""Tables behind a class between, and beside a schema of the same file."""

from typing import Generic, TypeVar

from pydantic import BaseModel

from app.models.exhibit import Base

T = TypeVar("T")


class Numbered(Base, Generic[T]):
    __abstract__ = True


class Hall(Numbered[int]):
    __tablename__ = "halls"


class HallRead(BaseModel):
    name: str
