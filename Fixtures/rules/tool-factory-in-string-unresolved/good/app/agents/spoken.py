"""A table that says itself which of its factories are given the registry."""


class Spec:
    def __init__(self, module, factory, requires_registry=False):
        self.module = module
        self.factory = factory
        self.requires_registry = requires_registry


FACTORIES = {
    "kilns": Spec("app.tools.kilns", "create_kiln_tools", requires_registry=True),
    "clay": Spec("app.tools.clay", "create_clay_tools"),
}
