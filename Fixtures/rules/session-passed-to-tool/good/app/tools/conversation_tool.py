"""A session id, the name of a session, an orchestration plan: words, not sessions."""

from crewai.tools import BaseTool


class PlanTool(BaseTool):
    def __init__(self, session_id: str, orchestration: dict, db: str):
        super().__init__()
        self._key = (session_id, db)
        self._plan = orchestration

    def _run(self, session: str) -> str:
        return str(self._plan.get(session, self._key))
