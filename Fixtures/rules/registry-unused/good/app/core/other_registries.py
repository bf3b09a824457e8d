"""Registries of other kinds are not spoken of, used or not."""

from prometheus_client import CollectorRegistry


def measure(registry: CollectorRegistry, name: str):
    print(name)


def pull(registry: str, image: str):
    print(image)


def plug(registry: dict, name: str):
    print(name)
