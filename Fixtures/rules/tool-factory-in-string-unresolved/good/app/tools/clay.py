"""A factory that takes no registry."""


def create_clay_tools(context):  # expect: tool-factory-without-registry
    return [context]
