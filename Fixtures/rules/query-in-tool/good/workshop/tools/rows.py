from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    pass


class Plane(Base):
    __tablename__ = "planes"
    id: Mapped[int] = mapped_column(primary_key=True)
