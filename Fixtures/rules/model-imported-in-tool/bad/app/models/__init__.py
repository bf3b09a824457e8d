"""All models in one place."""

from app.models.exhibit import Exhibit

__all__ = ["Exhibit"]
