"""A factory in a sentence: `def create_berth_tools(context)`."""

# def create_boat_tools(context): ...

TABLE = [("app.tools.berth_tools", "create_berth_tools")]
