"""Makes one, and lets it go."""

from flask import Flask

from .routes_versioned import create_winds_blueprint


def create_app():
    app = Flask(__name__)
    winds = create_winds_blueprint("v2")
    return app
