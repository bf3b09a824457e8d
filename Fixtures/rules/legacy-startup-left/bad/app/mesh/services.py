"""What the orchestrator starts."""

from app.mesh.orchestrator import get_startup_orchestrator
from app.stoves import Stove, ask_stove


def register():
    get_startup_orchestrator().register_service(
        name="stove", service_class=Stove, dependencies=[], health_check=ask_stove
    )
