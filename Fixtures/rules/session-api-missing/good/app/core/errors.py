"""A module whose path from within its package is that of one of a library."""


class BerthTaken(Exception):
    pass
