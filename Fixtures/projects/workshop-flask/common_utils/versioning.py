"""Versions of an interface."""


class VersionedAPI:
    def __init__(self):
        self.versions = {}

    def init_app(self, app):
        app.extensions["versions"] = self.versions

    def register_version(self, version, blueprint):
        self.versions[version] = blueprint
