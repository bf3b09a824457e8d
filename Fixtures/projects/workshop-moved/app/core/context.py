"""Whose workshop it is."""

from dataclasses import dataclass


@dataclass(frozen=True)
class RequestContext:
    client_account_id: str
    engagement_id: str
