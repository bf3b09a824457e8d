"""Written under a name that nobody handles."""


def pitched(session, outbox, tent, OutboxEvent):
    OutboxEvent.create_event(session, "tent_pitched", "tent", tent.id, {})
    OutboxEvent.create_event(session, "tent_piched", "tent", tent.id, {})  # expect: outbox-model-incomplete "`tent_piched` is written, and no handler is registered for it"
    OutboxEvent.create_event(session=session, event_type="tent_struck", aggregate_type="tent", payload={})  # expect: outbox-model-incomplete "`tent_struck`"
