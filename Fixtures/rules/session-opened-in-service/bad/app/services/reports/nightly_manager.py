"""Below `services/` and called neither service nor anything else: the folder decides."""

from sqlalchemy import create_engine
from sqlmodel import Session

engine = create_engine("sqlite:///reports.db")


class NightlyManager:
    def run(self) -> int:
        with Session(engine) as session:  # expect: session-opened-in-service
            return len(session.new)


class ReportAdapter:
    def run(self) -> int:
        with Session(bind=engine, expire_on_commit=False) as session:  # expect: session-opened-in-service
            return len(session.new)
