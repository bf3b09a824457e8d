#!/usr/bin/env python3
"""Compares `sessionlint inspect tokens --compact` for Swift with the compiler's own parser, token for token."""

import itertools
import re
import sys

import harness
import tokens
from swift_normal import runs, same, token_classes
from swift_reference import SWIFT_PARSER


def source_lines(data: bytes) -> list[str]:
    text = data.removeprefix(b"\xef\xbb\xbf").decode(errors="replace")
    return re.split(r"\r\n|\r|\n", text)


def difference(ours: str, theirs: str, source) -> str | None:
    ours = token_classes(ours)
    if ours == theirs:
        return None
    text = source_lines(source.read_bytes())
    ours, theirs = runs(ours, text), runs(theirs, text)
    nothing = ("(no more)", (0, 0), (0, 0))
    for our, their in itertools.zip_longest(ours, theirs, fillvalue=nothing):
        if not same(our, their):
            line = max(our[1][0], their[1][0])
            around = "".join(
                f"     {number:5}  {text[number - 1][:200]}\n"
                for number in range(max(1, line - 1), min(len(text), line + 1) + 1)
            )
            return f"     ours:        {shown(our)}\n     SwiftParser: {shown(their)}\n{around}"
    return None


def shown(token: tuple) -> str:
    name, (line, column), (end_line, end_column) = token
    return f"{name} {line}:{column}-{end_line}:{end_column}"


COMPARISON = harness.Comparison("tokens", ["inspect", "tokens", "--compact"], tokens.sections, difference, SWIFT_PARSER)

if __name__ == "__main__":
    sys.exit(harness.compare(COMPARISON, harness.options("swift_tokens", __doc__, SWIFT_PARSER)))
