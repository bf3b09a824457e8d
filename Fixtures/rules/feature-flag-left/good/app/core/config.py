import os


class Settings:
    USE_SERVICE_REGISTRY: bool = False
    ENFORCE_TENANT_ISOLATION: bool = True


def must_own_sessions():
    return os.getenv("ENFORCE_SESSION_OWNERSHIP", "true") == "true"
