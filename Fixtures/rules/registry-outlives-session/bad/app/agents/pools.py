"""On the class, in lists, step by step, behind a cache, by `global`, in the pool's own object."""

from collections import defaultdict
from functools import lru_cache

from crewai import Agent

from app.services.registry import ServiceRegistry
from app.tools.buoy_tools import BuoyTool, create_buoy_tools

RECENT = []
current = None


class BuoyAgentPool:
    _pools: dict = {}
    _spare = defaultdict(list)

    def __init__(self):
        self._own = {}

    @classmethod
    async def initialize_tenant_pool(cls, client_id, engagement_id, service_registry: ServiceRegistry):
        cls._pools[client_id, engagement_id] = [service_registry]  # expect: registry-outlives-session "`cls._pools` keeps what was made with `service_registry`"
        return cls

    def spare(self, context, registry: ServiceRegistry):
        agent = Agent(role="spare")
        agent.tools = create_buoy_tools(context, registry)
        self._spare[context.client_account_id].append(agent)  # expect: registry-outlives-session "`self._spare` keeps"

    def own(self, context, registry: ServiceRegistry):
        self._own[context.client_account_id] = BuoyTool(registry)  # expect: registry-outlives-session "`self._own` keeps"

    @classmethod
    def direct(cls, key, registry: ServiceRegistry):
        cls._pools[key] = registry  # expect: registry-outlives-session "`cls._pools` keeps `registry`"

    @classmethod
    def standing(cls, registry: ServiceRegistry):
        cls.watch = BuoyTool(registry)  # expect: registry-outlives-session


def remember(registry: ServiceRegistry):
    tools = []
    tools.append(BuoyTool(registry))
    RECENT.extend(tools)  # expect: registry-outlives-session "the global `RECENT`"


def replace(registry: ServiceRegistry):
    global current
    current = BuoyTool(registry)  # expect: registry-outlives-session "the global `current`"


@lru_cache(maxsize=64)
def cached(tenant: str, registry: ServiceRegistry):  # expect: registry-outlives-session "the cache of `@lru_cache` keeps `registry`"
    return Agent(role=tenant, tools=[BuoyTool(registry)])


async def built_here(db, context):
    async with ServiceRegistry(db, context) as registry:
        agents = [Agent(role=role, tools=[BuoyTool(registry)]) for role in ("pilot", "mate")]
        BuoyAgentPool._pools[context.client_account_id] = agents  # expect: registry-outlives-session


def service_of_it(context, registry: ServiceRegistry):
    from app.services.buoys import BuoyService

    RECENT.append(registry.get_service(BuoyService))  # expect: registry-outlives-session
