"""Makes plans; it could use a registry, and need not."""


def make_plan(context, registry=None):
    return registry.get_service(context) if registry else context
