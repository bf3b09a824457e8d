"""One object for each request, which the request keeps."""

from flask import g
from flask_sqlalchemy import SQLAlchemy


def get_db():
    if "db" not in g:
        g.db = SQLAlchemy(session_options={"autoflush": False})
    return g.db
