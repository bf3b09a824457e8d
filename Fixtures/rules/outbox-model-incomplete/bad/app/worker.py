"""A loop of a thread that has no application."""

import time

from app.extensions import db
from common_utils.outbox import OutboxProcessor

from app.models import OutboxEvent


def work():
    processor = OutboxProcessor(db, OutboxEvent)

    @processor.register_handler("tent_pitched")
    def handle(aggregate_id, payload, event):
        print(aggregate_id)

    while True:
        processor.process_pending_events(limit=10)  # expect: outbox-model-incomplete "is called in a loop, and not within `app_context()`"
        time.sleep(10)
