from fastapi import APIRouter, Depends
from sqlalchemy.orm import Session

from app.core.database import get_db
from app.core.scope import reading
from app.models.room import Room

router = APIRouter()


class Rooms:
    @classmethod
    @reading
    def all(cls, db: Session, house: str):
        return db.query(Room).filter(Room.house == house).all()


@router.get("/rooms")
def rooms(house: str, db: Session = Depends(get_db)):
    db.query(Room).first()
    return Rooms.all(db, house)
