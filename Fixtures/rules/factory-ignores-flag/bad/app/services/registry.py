class ServiceRegistry:
    def __init__(self, db, context):
        self._db = db
        self._context = context

    def get_service(self, service_class):
        return service_class(self._db, self._context)
