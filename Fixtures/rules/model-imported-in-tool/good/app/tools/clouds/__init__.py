"""A folder that is called like somebody else's package."""
