"""What takes no session may live as long as it likes; what takes one is made for each request."""

from app.mesh import ServiceLifecycle, get_startup_orchestrator
from app.services.buoys import BuoyService


class TideTable:
    def __init__(self, path="tides.csv"):
        self.path = path


class HealthManager:
    def register_service(self, name, check):
        print(name, check)


def register(health: HealthManager):
    orchestrator = get_startup_orchestrator()
    orchestrator.register_service(
        "tides", TideTable, lifecycle=ServiceLifecycle.SINGLETON, health_check=health.tides
    )
    orchestrator.register_service(
        "buoys", BuoyService, lifecycle=ServiceLifecycle.PER_REQUEST, health_check=health.buoys
    )
    health.register_service("buoys", BuoyService)
