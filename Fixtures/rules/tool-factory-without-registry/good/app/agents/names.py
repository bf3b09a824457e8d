"""A name and a class that only look like factories."""

create_default_tools = None


class create_lock_tools:
    """Not a function, although its name is written like one."""
