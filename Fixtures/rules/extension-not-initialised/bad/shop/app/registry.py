"""A class of the program."""


class ServiceRegistry:
    def __init__(self, app=None):
        self.app = app

    def init_app(self, app):
        self.app = app
