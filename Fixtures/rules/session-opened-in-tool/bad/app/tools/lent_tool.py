"""A session of one's own out of a context manager around another one."""

from app.core.lent import current_tenant


def visits(number: str) -> str:
    with current_tenant() as session:  # expect: session-opened-in-tool "`current_tenant()`"
        return f"{number} {session}"
