"""Names that are made when they are asked for."""

from importlib import import_module


def __getattr__(name):
    return getattr(import_module("app.core.database"), name)
