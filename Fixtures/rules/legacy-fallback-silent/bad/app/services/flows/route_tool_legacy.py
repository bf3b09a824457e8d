class RouteTool:
    pass
