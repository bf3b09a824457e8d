"""Names that the module keeps, and a parameter that says what is required."""

WEIGHING = "weighing"
BEFORE_WEIGHING = ["scalez"]  # expect: service-dependencies-inconsistent "`weighing` depends on `scalez`"


class Mesh:
    def register_service(self, name, service_class, dependencies=None, health_check=None, required=True):
        self.services[name] = (service_class, dependencies, health_check, required)

    def register_all(self, weigher, labels):
        self.register_service(WEIGHING, weigher, BEFORE_WEIGHING, weigher.ping)
        self.register_service("labels", labels, [WEIGHING, "ink"], labels.ping)  # expect: service-dependencies-inconsistent "`labels` is required and depends on `ink`, which is not"
        self.register_service("ink", labels, [], labels.ping, required=False)
