"""Starts services in order."""

from enum import Enum


class ServiceLifecycle(Enum):
    SINGLETON = "singleton"
    PER_REQUEST = "request"


class StartupOrchestrator:
    def register_service(self, name, service_class, dependencies=(), health_check=None, lifecycle=None):
        print(name, service_class, dependencies, health_check, lifecycle)


def get_startup_orchestrator() -> StartupOrchestrator:
    return StartupOrchestrator()
