"""`abs(hash(tenant_id)) % 100` in a sentence."""

# hash(name) % 8

TEXT = "hash(name) % 8"


def show(name: str) -> str:
    return f"hash({name}) % 8"
