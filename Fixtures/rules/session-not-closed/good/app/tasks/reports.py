from app.core.database import SessionLocal
from app.reports import Report, render


def nightly_report(day):
    with SessionLocal() as session:
        rows = session.query(Report).filter_by(day=day).all()
    return render(rows)
