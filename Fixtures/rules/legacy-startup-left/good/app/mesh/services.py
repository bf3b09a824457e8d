"""What the orchestrator starts, tried once where it is registered."""

from app.mesh.orchestrator import get_startup_orchestrator
from app.stoves import Stove, ask_stove


async def register():
    stove = Stove()
    await stove.start()
    get_startup_orchestrator().register_service(
        name="stove", service_class=Stove, dependencies=[], health_check=ask_stove
    )
