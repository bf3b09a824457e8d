"""Registers this program with a directory of programs."""

import atexit

import consul


class ServiceRegistry:
    def __init__(self, app=None):
        self.app = app
        self.client = None
        self._known = {}
        if app is not None:
            self.init_app(app)

    def init_app(self, app):
        self.app = app
        self.client = consul.Consul(host=app.config["CONSUL_HOST"])
        app.extensions["service_registry"] = self
        atexit.register(self.deregister)

    def register(self, name, port):
        self.client.agent.service.register(name, port=port)

    def get_service(self, name):
        if name not in self._known:
            self._known[name] = self.client.health.service(name, passing=True)
        return self._known[name]

    def deregister(self):
        self.client.agent.service.deregister(self.app.config["SERVICE_NAME"])
