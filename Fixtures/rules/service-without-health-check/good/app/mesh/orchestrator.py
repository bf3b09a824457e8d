"""Hands on what it is told."""


class StartupOrchestrator:
    def register_service(self, name, service_class, dependencies=None, health_check=None):
        self.registry.register_service(name=name, service_class=service_class, dependencies=dependencies)
