"""The common case: a tenant is in the trial or not, depending on which process answers."""


def is_in_trial(tenant_id: str, percent: int) -> bool:
    return abs(hash(tenant_id)) % 100 < percent  # expect: salted-hash-in-bucket "`hash(tenant_id)`"
