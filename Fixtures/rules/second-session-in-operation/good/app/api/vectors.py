"""A driver that is used directly leads to another database: its connection is no second session."""

import psycopg
from fastapi import APIRouter, Depends
from sqlalchemy.orm import Session

from app.core.database import get_db
from app.vectors.store import VectorStore

router = APIRouter()


@router.get("/near")
def near(vector: list, db: Session = Depends(get_db)):
    found = VectorStore("dbname=vectors").near(vector)
    with psycopg.connect("dbname=vectors") as connection:
        connection.execute("insert into questions (vector) values (%s)", (vector,))
    return db.execute("select * from rooms where id = any(:ids)", {"ids": found}).all()
