"""A middleware that tells one connection, and lets the endpoint have another."""

from sqlalchemy import create_engine, text
from sqlalchemy.orm import sessionmaker

SessionLocal = sessionmaker(create_engine("postgresql+psycopg://localhost/ledgers"))


class TenantMiddleware:
    def __init__(self, app):
        self.app = app

    def handle(self, request):
        self._set(request.headers["X-Tenant"])
        return self.app(request)

    def _set(self, tenant: str) -> None:
        with SessionLocal() as db:
            try:
                db.execute(text("SELECT ledger.set_tenant_context(:tenant)"), {"tenant": tenant})  # expect: tenant-set-on-other-session "which is opened for that alone"
                db.commit()
            except Exception:
                db.rollback()
                raise
