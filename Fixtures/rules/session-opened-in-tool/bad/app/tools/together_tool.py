"""Opens by a context manager around a factory that nothing but its name speaks for."""

from app.core.together import visit_context


def visits(number: str) -> str:
    with visit_context() as session:  # expect: session-opened-in-tool "`visit_context()`"
        return f"{number} {session}"
