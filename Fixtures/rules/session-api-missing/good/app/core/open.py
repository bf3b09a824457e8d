"""Names that a library brings."""

from sqlalchemy.orm import *  # noqa: F403
