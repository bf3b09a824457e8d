"""Kept under another name, and asked for by a function."""

import os

LEGACY = os.environ.get("USE_LEGACY_STARTUP") == "1"


def is_legacy(settings):
    return settings.use_legacy_startup  # expect: legacy-startup-left "`is_legacy` answers by `use_legacy_startup`"


def order():
    if LEGACY:  # expect: legacy-startup-left
        return ["stove"]
    return []
