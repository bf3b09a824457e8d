"""Makes a registry for its caller, who cleans it up."""

from app.services.registry import ServiceRegistry


class RegistryService:
    def for_request(self, db, context):
        registry = ServiceRegistry(db, context)
        return registry
