#!/usr/bin/env python3
"""Compares `sessionlint inspect tokens --compact` with CPython 3.13's `tokenize`, token for token."""

import itertools
import re
import sys

import harness
from normal import canonical_tokens, source_text


def sections(output: str, files: list[str]) -> dict[str, str]:
    parts = re.split(r"^# (.*)\n", output, flags=re.M)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def difference(ours: str, theirs: str, source) -> str | None:
    ours, theirs = canonical_tokens(ours), canonical_tokens(theirs)
    if ours == theirs:
        return None
    pairs = itertools.zip_longest(ours.splitlines(), theirs.splitlines(), fillvalue="(no more)")
    number, (our, their) = next((number, pair) for number, pair in enumerate(pairs) if pair[0] != pair[1])
    words = next((side.split() for side in (their, our) if len(side.split()) > 2), None)
    shown = ""
    if words:
        lines = source_text(source.read_bytes()).split("\n")
        line = int(words[1])
        if line <= len(lines):
            shown = f"     line {line}:  {lines[line - 1][:200]!r}\n"
    return f"     token {number}\n     ours:    {our}\n     CPython: {their}\n{shown}"


COMPARISON = harness.Comparison("tokens", ["inspect", "tokens", "--compact"], sections, difference, harness.CPYTHON)

if __name__ == "__main__":
    sys.exit(harness.compare(COMPARISON, harness.options("tokens", __doc__)))
