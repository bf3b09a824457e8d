"""Schemas of arguments, and a field that tells sessions of agents apart."""

from pydantic import BaseModel


class NoteArguments(BaseModel):
    parcel_id: int
    session_id: str
    db_name: str = "parcels"
