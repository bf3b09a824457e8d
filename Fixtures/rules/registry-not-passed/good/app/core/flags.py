"""Who has been moved already."""


def is_service_registry_enabled(context):
    return context.is_moved
