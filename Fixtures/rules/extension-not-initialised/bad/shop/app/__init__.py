"""Counts, and shows nobody."""

from flask import Flask

from .extensions import metrics


def create_app():
    app = Flask(__name__)

    @app.route("/shelves")
    @metrics.counter("shelves", "how often the shelves were asked for")
    def shelves():
        return {}

    return app
