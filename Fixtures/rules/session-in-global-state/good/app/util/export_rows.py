"""A script that does its work where it opens the session: nobody else shares it."""

import sys

from sqlalchemy import create_engine, text
from sqlalchemy.orm import Session

session = Session(create_engine(sys.argv[1]))
for row in session.execute(text("select 1")):
    print(row)
session.commit()
