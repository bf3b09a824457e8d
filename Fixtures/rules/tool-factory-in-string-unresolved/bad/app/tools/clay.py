"""A factory that nobody has changed yet."""


def create_clay_tools(context):  # expect: tool-factory-without-registry
    return [context]
