"""Another thing of this name."""


class ServiceHealthManager:
    def __init__(self):
        self.services = {}

    def register_service(self, name, url):
        self.services[name] = url


manager = ServiceHealthManager()
manager.register_service("lamp", "http://lamp.example")
manager.register_service("lamp", "http://other-lamp.example")
