"""Models of another package, in one file."""

from app.models.exhibit import Base


class Invoice(Base):
    __tablename__ = "invoices"
