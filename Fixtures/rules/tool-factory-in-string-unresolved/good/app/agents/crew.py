"""What is named is there; plug-ins are somebody else's."""

from importlib import import_module

FACTORIES = [
    ("app.tools.kilns", "create_kiln_tools"),
    ("app.tools.star", "create_star_tools"),
    ("app.tools.made", "create_made_tools"),
    ("potters_guild.tools", "create_guild_tools"),
]
HELP = ("see app.tools.wheel for more", "create_wheel_tools")
NAMES = ["create_kiln_tools", "create_star_tools"]


def load(context, registry):
    tools = []
    for module, factory in FACTORIES:
        tools += getattr(import_module(module), factory)(context, registry=registry)
    return tools
