"""What is kept of a tool."""


class ToolRow:
    name: str
