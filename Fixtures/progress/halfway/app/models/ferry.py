from sqlalchemy import Column, Integer, String
from sqlalchemy.orm import DeclarativeBase


class Base(DeclarativeBase):
    pass


class Ferry(Base):
    __tablename__ = "ferries"

    id = Column(Integer, primary_key=True)
    name = Column(String)
    client_account_id = Column(String, nullable=False)
