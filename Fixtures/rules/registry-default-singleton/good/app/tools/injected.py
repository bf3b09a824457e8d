"""A marker for a framework's injection is replaced at each call."""

from typing import Annotated

from dependency_injector.wiring import Provide, inject
from fastapi import Depends

from app.core.containers import Container
from app.services.registry import ServiceRegistry, get_registry
from app.tools.lamp_tool import LampTool


@inject
def create_lamp_tools(registry: ServiceRegistry = Provide[Container.registry]) -> list:
    return [LampTool(registry)]


def create_sign_tools(registry: ServiceRegistry = Depends(get_registry)) -> list:
    return [LampTool(registry)]


def create_post_tools(registry: Annotated[ServiceRegistry, Depends(get_registry)]) -> list:
    return [LampTool(registry)]
