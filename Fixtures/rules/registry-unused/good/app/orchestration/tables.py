"""All of a table are called alike, whether they need what they are called with or not."""

from fastapi import APIRouter, Depends

from app.core.wrapping import audited
from app.services.registry import ServiceRegistry
from app.timetable import next_ferry

router = APIRouter()


def get_registry():
    return None


def create_bell_tools(context, registry: ServiceRegistry | None = None):
    return [context.bell(next_ferry("north"))]


def create_horn_tools(context, registry: ServiceRegistry | None = None):
    return [context.horn(next_ferry("south"))]


FACTORIES = {"bell": create_bell_tools}
MORE = [("app.orchestration.tables", "create_horn_tools")]


class Whistle:
    def __init__(self, registry: ServiceRegistry):
        self.sound = next_ferry("west")


SIGNALS = [Whistle]


@audited
async def wrapped(context, registry: ServiceRegistry):
    return next_ferry(context.quay)


@router.get("/ferries")
async def ferries(quay: str, registry: ServiceRegistry = Depends(get_registry)):
    return next_ferry(quay)


def muted(context, _registry: ServiceRegistry):
    return next_ferry(context.quay)
