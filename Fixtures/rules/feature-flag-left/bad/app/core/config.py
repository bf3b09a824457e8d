import os


class Settings:
    USE_SERVICE_REGISTRY: bool = False
    ENFORCE_TENANT_ISOLATION: bool = False  # expect: feature-flag-left "is `false` here where it is not set, and `true` by"


def must_own_sessions():
    return os.getenv("ENFORCE_SESSION_OWNERSHP", "true") == "true"  # expect: feature-flag-left "is in no table"
