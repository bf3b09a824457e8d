import os


def is_registry_enabled():
    return os.getenv("USE_SERVICE_REGISTRY", "false").lower() == "true"
