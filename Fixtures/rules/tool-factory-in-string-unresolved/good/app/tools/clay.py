"""A factory that takes no registry."""


def create_clay_tools(context):
    return [context]
