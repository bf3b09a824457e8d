"""The audit log first, then the tools."""

from crewai import Crew

from app.audit import ToolAuditLogger
from app.services.registry import ServiceRegistry
from app.tools.kiln_tools import create_kiln_tools


class FiringOrchestrator:
    def __init__(self, db, context):
        self.db = db
        self.context = context

    async def run(self, crew: Crew):
        async with ServiceRegistry(self.db, self.context) as registry:
            registry = await registry.with_audit(ToolAuditLogger(self.db))
            crew.tools = create_kiln_tools(self.context, registry=registry)
            result = await crew.kickoff()
            await self.db.commit()
            return result

    async def chained(self, context):
        registry = await ServiceRegistry(self.db, context).with_audit(ToolAuditLogger(self.db))  # expect: registry-not-cleaned-up
        return await create_kiln_tools(context, registry)[0]._arun("small")

    async def by_a_helper(self, context):
        async with ServiceRegistry(self.db, context) as registry:
            await self._watch(registry)
            return create_kiln_tools(context, registry)

    async def _watch(self, registry: ServiceRegistry):
        await registry.with_audit(ToolAuditLogger(self.db))

    async def no_tools(self, context, service):
        async with ServiceRegistry(self.db, context) as registry:
            return registry.get_service(service)
