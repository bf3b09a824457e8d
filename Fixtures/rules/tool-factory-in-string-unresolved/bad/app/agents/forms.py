"""Entries by key, one string, the arguments of a call."""

BY_KEY = {
    "kilns": {"module": "app.tools.kilns", "factory": "create_kiln_tools", "uses_registry": False},  # expect: tool-factory-in-string-unresolved "`uses_registry` is false"
    "tiles": {"module": "app.tools.tiles", "factory": "create_tile_tools"},  # expect: tool-factory-in-string-unresolved
}
PATHS = ["app.tools.kilns.create_kiln_tools", "app.tools.kilns:create_stove_tools"]  # expect: tool-factory-in-string-unresolved


def load(spec):
    return spec("app.tools.moulds", "create_mould_tools")  # expect: tool-factory-in-string-unresolved
