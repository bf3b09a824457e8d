"""The mesh keeps one of these for the life of the process."""

from app.mesh import ServiceLifecycle, get_startup_orchestrator
from app.services.buoys import BuoyService


def register(health):
    orchestrator = get_startup_orchestrator()
    orchestrator.register_service(
        name="buoys",
        service_class=BuoyService,  # expect: registry-outlives-session "`BuoyService` is registered as `ServiceLifecycle.SINGLETON`, and takes `db`"
        dependencies=[],
        health_check=health.buoys,
        lifecycle=ServiceLifecycle.SINGLETON,
    )
