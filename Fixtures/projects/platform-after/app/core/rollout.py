"""Which clubs try the new planner first: the same answer on every machine and after every start."""

import hashlib

from app.core.context import RequestContext


def uses_new_planner(context: RequestContext, percent: int) -> bool:
    digest = hashlib.sha256(context.client_account_id.encode()).digest()
    bucket = int.from_bytes(digest[:8]) % 100
    return bucket < percent
