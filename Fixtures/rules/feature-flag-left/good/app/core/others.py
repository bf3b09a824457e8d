"""Defaults of the table in other words, and values that are no defaults."""

import os

from pydantic import Field
from pydantic_settings import BaseSettings

POOL = int(os.environ.get("SERVICE_POOL_SIZE", 20))
ROLLOUT = os.getenv("SERVICE_REGISTRY_ROLLOUT_PCT", "0")


class Settings(BaseSettings):
    AUDIT_TOOL_OPERATIONS: bool = Field(True)
    ENABLE_SERVICE_METRICS: bool = Field(default=False)
    FORCE_LEGACY_TOOLS: str = "off"
    SERVICE_CACHE_TTL: int = Field(default_factory=lambda: 60)


def is_audited():
    return os.environ["AUDIT_TOOL_OPERATIONS"] == "no"


def sized(service_pool_size=5):
    return service_pool_size
