"""The common case: the module was renamed, and the table was not."""

from importlib import import_module

FACTORIES = [
    ("app.tools.kilns", "create_kiln_tools"),
    ("app.tools.glazing", "create_glaze_tools"),  # expect: tool-factory-in-string-unresolved "there is no module `app.tools.glazing`"
    ("app.tools.kilns", "create_shelf_tools"),  # expect: tool-factory-in-string-unresolved "`app.tools.kilns` has no `create_shelf_tools`"
    ("app.tools.clay", "create_clay_tools"),  # expect: tool-factory-in-string-unresolved "`create_clay_tools` takes no registry, and others of the table do"
]


def load(context, registry):
    tools = []
    for module, factory in FACTORIES:
        try:
            tools += getattr(import_module(module), factory)(context, registry=registry)
        except (ImportError, AttributeError):
            continue
    return tools
