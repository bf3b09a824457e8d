"""Writes down what is called, with the registry among the arguments."""


def audited(function):
    async def run(context, registry):
        await registry.record_tool_operation(function.__name__)
        return await function(context, registry)

    return run
