"""Deeper below the tools, and from another package's models."""

from app.billing.models import Invoice  # expect: model-imported-in-tool
from ...models.exhibit import Exhibit  # expect: model-imported-in-tool


def describe(exhibit: Exhibit, invoice: Invoice) -> str:
    return f"{exhibit.title} {invoice.number}"
