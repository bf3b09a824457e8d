from app.core.database import SessionLocal
from app.reports import Report, render


def nightly_report(day):
    session = SessionLocal()  # expect: session-not-closed "where an error leaves the function"
    rows = session.query(Report).filter_by(day=day).all()
    text = render(rows)
    session.close()
    return text
