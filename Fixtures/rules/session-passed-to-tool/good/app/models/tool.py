"""The rows of tools."""

from sqlalchemy.orm import DeclarativeBase, Session


class Base(DeclarativeBase):
    pass


class Tool(Base):
    __tablename__ = "tools"

    @classmethod
    def missing(cls, numbers: list, session: Session) -> list:
        return [number for number in numbers if session.get(Tool, number) is None]
