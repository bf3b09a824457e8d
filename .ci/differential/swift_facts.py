#!/usr/bin/env python3
"""Compares `sessionlint inspect facts` for Swift with the compiler's own parser: imports, types, functions, calls,
closures."""

import collections
import json
import sys

import facts
import harness
from swift_reference import SWIFT_PARSER

KEYS = {
    "import": ("module", "name"),
    "class": ("name", "kind", "bases"),
    "function": ("name", "labels", "parameters", "async", "throws"),
    "call": ("callee", "labels"),
    "closure": ("parameters", "captures", "call", "label"),
}


def canonical(text: str) -> collections.Counter:
    """The facts both sides know, each as a sortable tuple. Kinds and keys that we alone have do not count."""
    found = collections.Counter()
    for line in filter(None, text.split("\n")):
        fact = json.loads(line)
        keys = KEYS.get(fact["fact"])
        if keys:
            details = tuple(
                f"{key}={json.dumps(fact[key], ensure_ascii=False) if key in fact else 'MISSING'}" for key in keys
            )
            found[(fact["line"], fact["column"], fact["fact"], *details)] += 1
    return found


def difference(ours: str, theirs: str, source) -> str | None:
    ours, theirs = canonical(ours), canonical(theirs)
    if ours == theirs:
        return None
    only_ours, only_theirs = sorted((ours - theirs).elements()), sorted((theirs - ours).elements())
    shown = []
    first = None
    for label, found in (("ours:       ", only_ours), ("SwiftParser:", only_theirs)):
        if found:
            line, column, *details = found[0]
            first = min(first or line, line)
            shown.append(f"     {label} {line}:{column} {' '.join(details)}")
    lines = source.read_bytes().decode(errors="replace").splitlines()
    for number in range(max(1, first - 1), min(len(lines), first + 1) + 1):
        shown.append(f"     {number:5}  {lines[number - 1][:200]}")
    shown.append(
        f"     only ours: {len(only_ours)}, only SwiftParser's: {len(only_theirs)}, both: {(ours & theirs).total()}"
    )
    return "\n".join(shown) + "\n"


COMPARISON = harness.Comparison("facts", ["inspect", "facts"], facts.sections, difference, SWIFT_PARSER)

if __name__ == "__main__":
    sys.exit(harness.compare(COMPARISON, harness.options("swift_facts", __doc__, SWIFT_PARSER)))
