"""The common cases: a name nobody has, and two services that wait for each other."""

from app.mesh.orchestrator import ServiceLifecycle, get_startup_orchestrator
from app.mesh.services import Ledger, Mailer, Postbox, Printer, Scales, Stamps


def register_services(checks):
    orchestrator = get_startup_orchestrator()
    orchestrator.register_service(
        name="postbox",
        service_class=Postbox,
        dependencies=["ledger", "stampz"],  # expect: service-dependencies-inconsistent "`postbox` depends on `stampz`, and no service is registered as that"
        health_check=checks.postbox,
        required=True,
    )
    orchestrator.register_service(
        name="ledger",
        service_class=Ledger,
        dependencies=["printer"],  # expect: service-dependencies-inconsistent "none of them can start: `ledger` depends on `printer`, `printer` depends on `ledger`"
        health_check=checks.ledger,
    )
    orchestrator.register_service(
        name="printer", service_class=Printer, dependencies=["ledger"], health_check=checks.printer
    )
    orchestrator.register_service(
        name="stamps", service_class=Stamps, dependencies=["stamps"], health_check=checks.stamps, required=False  # expect: service-dependencies-inconsistent "`stamps` depends on itself"
    )
    orchestrator.register_service(
        name="mailer",
        service_class=Mailer,
        dependencies=[
            "ledger",
            "stamps",  # expect: service-dependencies-inconsistent "`mailer` is required and depends on `stamps`, which is not"
            "ledger",  # expect: service-dependencies-inconsistent "`mailer` depends on `ledger` twice"
        ],
        health_check=checks.mailer,
        lifecycle=ServiceLifecycle.SINGLETON,
        required=True,
    )
    orchestrator.register_service(name="scales", service_class=Scales, health_check=checks.scales)
    orchestrator.register_service(name="scales", service_class=Stamps, health_check=checks.stamps)  # expect: service-dependencies-inconsistent "`scales` is registered twice"
