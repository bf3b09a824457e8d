"""Taking the orchestrator instead of the session is the same thing with a longer arm."""

from langchain_core.tools import BaseTool

from app.orchestration.delivery import DeliveryOrchestrator
from app.services.registry import ServiceRegistry


class DeliverTool(BaseTool):
    def __init__(self, orchestrator: DeliveryOrchestrator, registry: ServiceRegistry):  # expect: session-passed-to-tool, registry-unused
        super().__init__()
        self._orchestrator = orchestrator
        self._registry = registry

    async def _arun(self, parcel_id: int) -> str:
        return await self._orchestrator.deliver(parcel_id)


class ReturnTool(BaseTool):
    def __init__(self, registry: ServiceRegistry, owner: "DeliveryOrchestrator"):  # expect: session-passed-to-tool, registry-unused
        super().__init__()
        self._registry = registry
        self._owner = owner

    async def _arun(self, parcel_id: int) -> str:
        return await self._owner.take_back(parcel_id)
