"""Outside any folder of tools, the name of the file makes them."""

from app.models.exhibit import Exhibit  # expect: model-imported-in-tool


def restore(exhibit: Exhibit) -> str:
    return exhibit.title
