"""By name, by module, and in a loop."""

from flask import Flask

from app import extensions
from app.extensions import ALL, tracer as own_tracer


def create_app():
    app = Flask(__name__)
    extensions.metrics.init_app(app)
    own_tracer.init_app(app)
    for extension in ALL:
        extension.init_app(app)
    return app
