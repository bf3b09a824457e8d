"""Registers both."""

from common_utils.versioning import VersionedAPI
from flask import Flask

from . import routes_versioned
from .routes_versioned import create_kites_blueprint

versioned_api = VersionedAPI()


def create_app():
    app = Flask(__name__)
    versioned_api.init_app(app)
    versioned_api.register_version("v2", create_kites_blueprint("v2"))
    app.register_blueprint(routes_versioned.old_kites)
    return app
