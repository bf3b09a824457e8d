"""Each has a handler; and something else that is called so."""


def pitched(session, tent, OutboxEvent, calendar):
    OutboxEvent.create_event(session, "tent_pitched", "tent", tent.id, {})
    OutboxEvent.create_event(session, "tent_struck", "tent", tent.id, {})
    calendar.create_event(session, "camp")
