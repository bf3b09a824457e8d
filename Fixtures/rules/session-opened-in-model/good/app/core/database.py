"""The module that makes the factory."""

from sqlalchemy import create_engine
from sqlalchemy.orm import sessionmaker

engine = create_engine("postgresql+psycopg://localhost/harbour")
SessionLocal = sessionmaker(engine)
