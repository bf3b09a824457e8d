"""The session of a web client, kept for the process as it should be."""

import txrequests

_session = None


def keep(session):
    global _session
    _session = session


def client():
    global _session
    if _session is None:
        _session = txrequests.Session()
    return _session
