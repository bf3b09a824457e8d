"""Parts of words in the path of a module."""

from app.remodels.plan import Plan
from app.supermodels import Catwalk


def show(plan: Plan, walk: Catwalk) -> str:
    return f"{plan} {walk}"
