"""Who a request belongs to: a club, and one season of it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class RequestContext:
    client_account_id: str
    engagement_id: str
