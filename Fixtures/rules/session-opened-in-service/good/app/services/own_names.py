"""Names of factories that mean something else in this file."""


class SessionLocal:
    """One visit of one gardener."""


class VisitService:
    def __init__(self, session_factory: type[SessionLocal] = SessionLocal):
        self.session_factory = session_factory

    def start(self) -> SessionLocal:
        return self.session_factory()

    def start_other(self) -> SessionLocal:
        return SessionLocal()

    def get_db(self) -> dict:
        return {}

    def open(self) -> dict:
        return self.get_db()


def each(factories, session_local=dict) -> list:
    return [AsyncSessionLocal() for AsyncSessionLocal in factories] + [session_local()]
