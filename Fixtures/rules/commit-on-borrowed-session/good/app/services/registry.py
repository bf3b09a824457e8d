"""The registry lends the session on and ends nothing."""


class ServiceRegistry:
    def __init__(self, db, context):
        self._db = db
        self._context = context
        self._services = {}

    def get_service(self, service_class):
        if service_class not in self._services:
            self._services[service_class] = service_class(self._db, self._context)
        return self._services[service_class]
