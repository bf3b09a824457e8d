from app.core.audit import ToolAuditLogger
from app.core.context import RequestContext
from app.core.database import AsyncSessionLocal
from app.services.ferries import FerryService
from app.services.registry import ServiceRegistry
from app.tools.ferry_tools import create_ferry_tools


class CrossingOrchestrator:
    async def cross(self, context: RequestContext) -> None:
        async with AsyncSessionLocal() as db:
            async with ServiceRegistry(db, context) as registry:
                registry.with_audit(ToolAuditLogger())
                for tool in create_ferry_tools(context, registry=registry):
                    await tool._arun("Hulda")
            await db.commit()

    async def rehearse(self, context: RequestContext) -> int:
        async with AsyncSessionLocal() as db:
            registry = ServiceRegistry(db, context)
            tools = create_ferry_tools(context)
            await FerryService(db, None).launch("Anna")
            await db.commit()
            await registry.get_service(FerryService).launch("Berta")
            await db.commit()
            return len(tools)
