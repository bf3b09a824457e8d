"""A name by a star import of the program, and one by another module."""

from app.core.database import *  # noqa: F403
