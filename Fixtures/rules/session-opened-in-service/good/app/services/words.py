"""`async with AsyncSessionLocal() as session` is what this file does not do."""

# session = SessionLocal()


class GuideService:
    """
    >>> with SessionLocal() as session:
    ...     GuideService(session)
    """

    def __init__(self, session):
        self.session = session

    def text(self) -> str:
        return f"Open it with {'SessionLocal()'}."
