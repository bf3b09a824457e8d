"""Which clubs try the new planner first."""

from app.core.context import RequestContext


def uses_new_planner(context: RequestContext, percent: int) -> bool:
    # expect(+1): salted-hash-in-bucket
    bucket = abs(hash(context.client_account_id)) % 100
    return bucket < percent
