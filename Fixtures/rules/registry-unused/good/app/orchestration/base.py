"""Steps of a crossing: the base says what they take, and some of them need less."""

from abc import ABC, abstractmethod
from typing import Protocol

from app.services.ferries import FerryService
from app.services.registry import ServiceRegistry


class Step(ABC):
    def __init__(self, registry: ServiceRegistry):
        self._registry = registry

    @abstractmethod
    async def run(self, context, registry: ServiceRegistry):
        context.log("a step")

    async def undo(self, context, registry: ServiceRegistry):
        context.log("nothing to undo")

    async def ask(self):
        return self._registry.get_service(FerryService)


class Cast(Step):
    async def run(self, context, registry: ServiceRegistry):
        context.log("cast off")

    async def undo(self, context, registry: ServiceRegistry):
        context.log(registry.get_service(FerryService))


class Observer(Protocol):
    def notice(self, registry: ServiceRegistry, text: str) -> None:
        print(text)


class Pier:
    def tools(self, context, registry: ServiceRegistry):
        return []

    def more(self, context, registry: ServiceRegistry):
        raise NotImplementedError("piers have no tools")
