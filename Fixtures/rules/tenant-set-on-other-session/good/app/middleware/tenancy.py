"""A middleware that hands on the session on which it has set the tenant, and a task that works with it."""

from contextlib import contextmanager

from sqlalchemy import create_engine, text
from sqlalchemy.orm import sessionmaker

SessionLocal = sessionmaker(create_engine("postgresql+psycopg://localhost/ledgers"))


@contextmanager
def session_of(tenant: str):
    with SessionLocal() as db:
        db.execute(text("SELECT set_config('app.tenant_id', :tenant, true)"), {"tenant": tenant})
        yield db


def close_books(tenant: str) -> int:
    with SessionLocal() as db:
        db.execute(text("SET LOCAL app.tenant_id = :tenant"), {"tenant": tenant})
        return db.execute(text("UPDATE book SET is_closed = true")).rowcount


class TenantMiddleware:
    def __init__(self, app):
        self.app = app

    def handle(self, request):
        with SessionLocal() as db:
            db.execute(text("SELECT ledger.set_tenant_context(:tenant)"), {"tenant": request.headers["X-Tenant"]})
            request.state.db = db
            return self.app(request)
