"""The common case: two ways to start, and a variable between them."""

import os

from app.mesh.orchestrator import get_startup_orchestrator
from app.stoves import Stove


async def startup(app):
    if os.getenv("USE_LEGACY_STARTUP", "false").lower() == "true":  # expect: legacy-startup-left "a branch still depends on `USE_LEGACY_STARTUP`"
        stove = Stove()
        await stove.start()  # expect: legacy-startup-left "`stove.start` starts `stove` past the orchestrator"
        app.stove = stove
    else:
        await get_startup_orchestrator().start_all()
