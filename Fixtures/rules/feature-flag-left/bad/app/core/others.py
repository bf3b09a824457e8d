"""Other places of defaults."""

import os

from pydantic import Field
from pydantic_settings import BaseSettings

SERVICE_POOL_SIZE = int(os.environ.get("SERVICE_POOL_SIZE", "5"))  # expect: feature-flag-left

DEFAULTS = {
    "USE_SERVICE_REGISTRY": False,
    "AUDIT_TOOL_OPERATIONS": False,  # expect: feature-flag-left
}


class Settings(BaseSettings):
    ENABLE_SERVICE_METRICS: bool = Field(default=True)  # expect: feature-flag-left
    SERVICE_CACHE_TTL: int = 60  # expect: feature-flag-left


def old_tools(settings):
    return settings.FORCE_LEGACY_EVERYTHING  # expect: feature-flag-left
