"""Each name is registered once, and nothing waits for itself."""

from app.mesh.orchestrator import get_startup_orchestrator
from app.mesh.services import Ledger, Mailer, Postbox


def register_services(checks, archive, is_small):
    orchestrator = get_startup_orchestrator()
    orchestrator.register_instance("archive", archive)
    orchestrator.register_service(
        name="ledger", service_class=Ledger, dependencies=[], health_check=checks.ledger, required=True
    )
    orchestrator.register_service(
        name="postbox",
        service_class=Postbox,
        dependencies=["ledger", "archive"],
        health_check=checks.postbox,
        required=False,
    )
    if is_small:
        orchestrator.register_service(name="mailer", service_class=Postbox, health_check=checks.postbox)
    else:
        orchestrator.register_service(
            name="mailer", service_class=Mailer, dependencies=["ledger"], health_check=checks.mailer, required=True
        )
