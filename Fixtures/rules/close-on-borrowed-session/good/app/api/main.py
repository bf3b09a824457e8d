"""A middleware by its decorator: it opens the session of a request, and closes it."""

from fastapi import FastAPI, Request
from sqlalchemy.orm import sessionmaker

app = FastAPI()


@app.middleware("http")
async def session_of_request(request: Request, call_next):
    try:
        request.state.db = sessionmaker()()
        return await call_next(request)
    finally:
        if hasattr(request.state, "db"):
            request.state.db.close()
