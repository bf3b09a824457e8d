"""Outside any folder of tools, the name of the function is enough; so is one in a branch."""

import os

from app.services.boats import BoatService
from app.tools.boat_tool import BoatTool


def create_boat_tools(boats: BoatService) -> list:  # expect: tool-factory-without-registry
    return [BoatTool(boats)]


if os.getenv("HARBOUR"):

    def create_harbour_tools(context) -> list:  # expect: tool-factory-without-registry
        return [BoatTool(BoatService(None, context))]
