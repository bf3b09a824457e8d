"""The common case: the registry goes to the tools as it is made."""

from crewai import Crew

from app.services.registry import ServiceRegistry
from app.tools.kiln_tools import create_kiln_tools


class FiringOrchestrator:
    def __init__(self, db, context):
        self.db = db
        self.context = context

    async def run(self, crew: Crew):
        async with ServiceRegistry(self.db, self.context) as registry:  # expect: registry-without-audit "`ServiceRegistry` is handed to `create_kiln_tools`, and `with_audit` is never called on it"
            crew.tools = create_kiln_tools(self.context, registry=registry)
            result = await crew.kickoff()
            await self.db.commit()
            return result


class UnheardOrchestrator:
    """An argument that says there is none brings none."""

    def __init__(self, db, context):
        self.db = db
        self.context = context

    async def run(self, crew: Crew):
        async with ServiceRegistry(self.db, self.context, audit=None) as registry:  # expect: registry-without-audit
            crew.tools = create_kiln_tools(self.context, registry=registry)
            await crew.kickoff()
            await self.db.commit()
