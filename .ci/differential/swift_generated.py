#!/usr/bin/env python3
"""Compares `sessionlint` with the compiler's own parser on random programs: declarations, statements and expressions of all
forms, in unusual layout. What that parser rejects does not count."""

import random
import sys

import growing
import harness
import problems
import swift_facts
import swift_tokens
from grammar import BLANK, CLOSE, END, GLUE, MARKS
from swift_reference import SWIFT_PARSER, is_compiled

BLANKS = [" "] * 5 + ["  ", "\t", " /* c */ ", "/* /* d */ {( */ ", "\f ", " /**/ "]
GAPS = BLANKS + ["\n", "\n", "\n\n  ", " // c\n", "\n/// é \" {\n", " /*\n*/ ", "\n\t"]
CLOSE_GAPS = ["", " ", " ", "/**/", "/*c*/ ", "\n", " // c\n"]
ENDS = ["\n", "\n\n", ";\n", " // c\n", " ; ", "\n/* d\n*/", "\n    ", "\n// { \"\n\t"]


def is_word(sign: str) -> bool:
    return sign.isalnum() or sign in "_`$" or not sign.isascii()


class Layout:
    """Writes tokens one after the other. `wild` is how likely a gap is more than what is needed."""

    def __init__(self, chance: random.Random):
        self.chance = chance
        self.wild = chance.choice((0, 0, 0.01, 0.05, 0.2))
        self.text = ""

    def gap(self, mark: str | None, word: str) -> str:
        if mark == GLUE or not self.text:
            return ""
        is_wild = self.chance.random() < self.wild
        if mark == END:
            return self.chance.choice(ENDS) if is_wild else "\n"
        if mark == CLOSE:
            return self.chance.choice(CLOSE_GAPS) if is_wild else ""
        if mark == BLANK:
            return self.chance.choice(BLANKS if self.chance.random() < 0.7 else GAPS) if is_wild else " "
        if is_wild:
            return self.chance.choice(GAPS)
        is_needed = is_word(self.text[-1]) and is_word(word[0])
        return " " if is_needed or self.chance.random() < 0.9 else ""

    def write(self, words: list[str]) -> str:
        mark = None
        for word in words:
            if word in MARKS:
                # The stronger of two that meet: an end of a line, then glue.
                if mark != END and not (mark == GLUE and word != END):
                    mark = word
            elif word:
                self.text += self.gap(mark, word) + word
                mark = None
        return self.text + ("\n" if mark == END else "")


def lay_out(words: list[str], chance: random.Random) -> str:
    return growing.written(Layout(chance).write(words), chance)


SWIFT = growing.Language(
    harness.HERE / "swift.grammar",
    lay_out,
    {
        "facts": swift_facts.COMPARISON,
        "tokens": swift_tokens.COMPARISON,
        "problems": problems.comparison(SWIFT_PARSER),
    },
    is_compiled,
)

if __name__ == "__main__":
    sys.exit(growing.main(SWIFT, "swift_generated", __doc__))
