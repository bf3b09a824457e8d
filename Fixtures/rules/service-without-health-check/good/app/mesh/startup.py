"""With the service, by its name, or by a method of its class."""

from app.mesh.health import get_health_checker
from app.mesh.orchestrator import get_startup_orchestrator


class Pump:
    async def is_healthy(self):
        return self.pressure > 0


class Boiler:
    async def start(self):
        self.is_hot = True


async def ask_boiler():
    return True


def register_services(ask_valve, options):
    orchestrator = get_startup_orchestrator()
    orchestrator.register_service(name="valve", service_class=Boiler, health_check=ask_valve)
    orchestrator.register_service(name="boiler", service_class=Boiler, dependencies=["pump"])
    orchestrator.register_service(name="pump", service_class=Pump, dependencies=[])
    orchestrator.register_service(name="meter", service_class=Boiler, **options)
    get_health_checker().register_check("boiler", ask_boiler)
