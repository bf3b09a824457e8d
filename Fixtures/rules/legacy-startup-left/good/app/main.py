"""One way to start."""

import os

from app.mesh.orchestrator import get_startup_orchestrator
from app.stoves import Kettle, Stove

LEGACY_STOVE_MODEL = os.getenv("LEGACY_STOVE_MODEL")


async def startup(app):
    if LEGACY_STOVE_MODEL:
        app.model = LEGACY_STOVE_MODEL
    await get_startup_orchestrator().start_all()
    kettle = Kettle()
    await kettle.start()


def describe():
    return Stove().name
