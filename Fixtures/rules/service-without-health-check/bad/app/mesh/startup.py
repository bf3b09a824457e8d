"""The common case: the service counts as well as soon as it is made."""

from app.mesh.health import get_health_checker
from app.mesh.orchestrator import get_startup_orchestrator
from app.mesh.services import Boiler, Pump


def register_services():
    orchestrator = get_startup_orchestrator()
    orchestrator.register_service(name="boiler", service_class=Boiler, dependencies=["pump"])  # expect: service-without-health-check "`boiler` is registered without a health check"
    orchestrator.register_service(name="pump", service_class=Pump, health_check=None)  # expect: service-without-health-check "`pump` is registered"


def register_checks(ask_valve):
    get_health_checker().register_check("valve", ask_valve)  # expect: service-without-health-check "no service is registered as `valve`"
