"""A registry whose services are made by waiting for something."""

from app.services.registry import ServiceRegistry


class LaterRegistry(ServiceRegistry):
    async def get_service(self, service_class):
        return super().get_service(service_class)
