"""Whose request it is."""

from dataclasses import dataclass


@dataclass
class RequestContext:
    client_account_id: str
    user_id: str | None = None

    def __init__(self, client_account_id: str, user_id: str | None = None):
        self.client_account_id = client_account_id
        self.user_id = user_id
