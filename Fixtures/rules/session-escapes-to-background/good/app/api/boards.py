"""A task may be a row: what is called `create_task` and `add_task` makes one."""

from fastapi import APIRouter, Depends
from sqlalchemy.orm import Session

from app.boards import BoardClient, TaskBoard
from app.core.database import get_db

router = APIRouter()


@router.post("/tasks")
def create(title: str, db: Session = Depends(get_db)):
    task = TaskBoard.create_task(db, {"title": title})
    return {"id": task.id}


@router.put("/tasks")
def add(title: str, client: BoardClient, db: Session = Depends(get_db)):
    first = client.add_task(db)
    second = client.add_task(title, db)
    third = client.create_task(db=db, data={"title": title})
    return [first.id, second.id, third.id]
