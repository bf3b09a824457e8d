# Attributes of objects and classes: set in constructors, declared in class bodies, inherited, overridden.
from abc import ABC, abstractmethod
from dataclasses import dataclass, field
from enum import Enum

from app import stores
from app.stores import Store


class Base:
    store: Store

    def __init__(self, store: Store | None = None):
        self.store = store or Store()
        self.other = Store()
        self.notes = []

    def run(self):
        self.store.save()  # expect-call: app.stores.Store.save
        self.other.save()  # expect-call: app.stores.Store.save
        self.step()  # expect-call: likely app.services.Base.step, likely app.services.Service.step

    def step(self):
        pass

    @classmethod
    def make(cls):
        return cls()  # expect-call: likely app.services.Base.__init__, likely app.services.Service.__init__

    @staticmethod
    def help(store: Store):
        store.save()  # expect-call: app.stores.Store.save


class Service(Base):
    limit = Store()

    def __init__(self):
        super().__init__()  # expect-call: app.services.Base.__init__

    def step(self):
        super().step()  # expect-call: app.services.Base.step
        self.limit.save()  # expect-call: app.stores.Store.save
        Service.limit.save()  # expect-call: app.stores.Store.save
        self.notes.append(1)  # expect-call: none

    class Options:
        def check(self):
            pass

    def options(self):
        self.Options().check()  # expect-call: app.services.Service.Options.check


class Task(ABC):
    @abstractmethod
    def perform(self): ...

    def start(self):
        self.perform()  # expect-call: app.services.OnlyTask.perform


class OnlyTask(Task):
    def perform(self):
        pass


class Color(Enum):
    RED = 1

    def shade(self):
        pass


@dataclass
class Settings:
    store: Store
    more: list[Store] = field(default_factory=list)

    def apply(self):
        self.store.save()  # expect-call: app.stores.Store.save
        for store in self.more:
            store.save()  # expect-call: app.stores.Store.save


def use(service: Service):
    service.run()  # expect-call: app.services.Base.run
    service.store.save()  # expect-call: app.stores.Store.save
    Service.make().options()  # expect-call: app.services.Base.make, app.services.Service.options
    Base.help(Store())  # expect-call: app.services.Base.help
    Service().step()  # expect-call: app.services.Service.__init__, app.services.Service.step
    Color.RED.shade()  # expect-call: app.services.Color.shade
    for color in Color:
        color.shade()  # expect-call: app.services.Color.shade
    stores.default.save()  # expect-call: app.stores.Store.save
    service.unknown()  # expect-call: none
