"""The loop runs in a context: its own, or that of who calls it."""

import time

from app.extensions import db
from common_utils.outbox import OutboxEvent, OutboxProcessor

from app import create_app


def strike(aggregate_id, payload, event):
    print(aggregate_id)


def work():
    app = create_app()
    with app.app_context():
        processor = OutboxProcessor(db, OutboxEvent, handlers={"tent_struck": strike})

        @processor.register_handler("tent_pitched")
        def handle(aggregate_id, payload, event):
            print(aggregate_id)

        while True:
            processor.process_pending_events(limit=10)
            time.sleep(10)


def drain(processor):
    while processor.process_pending_events(limit=10):
        time.sleep(1)


def main(app, processor):
    with app.app_context():
        drain(processor)
