"""A schema is no model of the database, and opens nothing."""

from pydantic import BaseModel


class BoatRead(BaseModel):
    id: int
    name: str
