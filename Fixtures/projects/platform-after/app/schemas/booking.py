"""What the endpoints take and give."""

from datetime import date

from pydantic import BaseModel


class BookingCreate(BaseModel):
    boat_id: int
    member: str
    day: date


class BookingRead(BookingCreate):
    id: int
