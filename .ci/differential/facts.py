#!/usr/bin/env python3
"""Compares `sessionlint inspect facts` with CPython 3.13's `ast`: imports, classes, functions, calls."""

import collections
import json
import sys

import harness
from normal import canonical_name

KEYS = {
    "import": ("module", "name", "as"),
    "class": ("name", "bases"),
    "function": ("name", "parameters", "async"),
    "call": ("callee", "labels", "function"),
}


def sections(output: str, files: list[str]) -> dict[str, str]:
    texts = {file: [] for file in files}
    for line in filter(None, output.split("\n")):
        texts[json.loads(line)["file"]].append(line)
    return {file: "\n".join(lines) for file, lines in texts.items()}


def canonical(text: str) -> collections.Counter:
    """The facts both sides know, each as a sortable tuple. Kinds and keys that we alone have do not count."""
    facts = collections.Counter()
    for line in filter(None, text.split("\n")):
        fact = json.loads(line)
        keys = KEYS.get(fact["fact"])
        if keys:
            details = tuple(
                f"{key}={json.dumps(canonical_name(fact[key]), ensure_ascii=False) if key in fact else 'MISSING'}"
                for key in keys
            )
            facts[(fact["line"], fact["column"], fact["fact"], *details)] += 1
    return facts


def difference(ours: str, theirs: str, source) -> str | None:
    ours, theirs = canonical(ours), canonical(theirs)
    if ours == theirs:
        return None
    only_ours, only_theirs = sorted((ours - theirs).elements()), sorted((theirs - ours).elements())
    shown = []
    for label, facts in (("ours:   ", only_ours), ("CPython:", only_theirs)):
        if facts:
            line, column, *details = facts[0]
            shown.append(f"     {label} {line}:{column} {' '.join(details)}")
    shown.append(
        f"     only ours: {len(only_ours)}, only CPython's: {len(only_theirs)}, both: {(ours & theirs).total()}"
    )
    return "\n".join(shown) + "\n"


COMPARISON = harness.Comparison("facts", ["inspect", "facts"], sections, difference, harness.CPYTHON)

if __name__ == "__main__":
    sys.exit(harness.compare(COMPARISON, harness.options("facts", __doc__)))
