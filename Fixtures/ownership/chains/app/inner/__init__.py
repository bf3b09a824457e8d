from .one import level_one
from .two import level_two

__all__ = ["level_one", "level_two"]
