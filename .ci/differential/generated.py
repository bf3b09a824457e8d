#!/usr/bin/env python3
"""Compares `sessionlint` with CPython 3.13 on random programs: every statement and expression of the grammar, in unusual
layout. What `ast.parse` rejects does not count."""

import random
import sys

import facts
import growing
import harness
import problems
import tokens
from grammar import DEDENT, END, GLUE, INDENT, MARKS

GAPS = [" "] * 6 + ["  ", "\t", "\f", " \\\n", "\\\n\t", " \\\n  \\\n "]
GAPS_IN_BRACKETS = GAPS[:9] + ["\n", "\n\n", "\n    ", " # c\n", "#\n\n  # é 'd' (\n", "\f\n\t", " \\\n "]
INDENTS = [" ", "  ", "    ", "    ", "\t", "\t", " \t", "\t "]
ENDS = ["\n", " \n", "\n\n", "  # c\n", "\n# c\n", "\n      # c\n", "\n\f\n", "\t\n  \n", "#\n\t#\n", "\n \\\n\n"]
OPENING, CLOSING = ("(", "[", "{"), (")", "]", "}")
KEYWORDS = ("if", "else", "and", "or", "in", "is", "not", "for", "async")


def is_word(sign: str) -> bool:
    return sign.isalnum() or sign in "_·'\"" or not sign.isascii()


class Layout:
    """Writes tokens one after the other. `wild` is how likely a gap is more than what is needed."""

    def __init__(self, chance: random.Random):
        self.chance = chance
        self.wild = chance.choice((0, 0.02, 0.1, 0.4))
        self.text = ""
        self.depth = 0
        self.indents = [""]
        self.at_start = True

    def gap(self, last: str, word: str) -> str:
        is_needed = is_word(last[-1]) and is_word(word[0])
        if is_needed and last[0].isdigit() and word in KEYWORDS and self.chance.random() < self.wild:
            return ""
        if self.chance.random() < self.wild:
            gap = self.chance.choice(GAPS_IN_BRACKETS if self.depth else GAPS)
            return gap if gap.strip("\f") or not is_needed else " "
        if is_needed:
            return " "
        return self.chance.choice(("", " ")) if self.wild else " "

    def end(self):
        self.text += self.chance.choice(ENDS) if self.chance.random() < self.wild else "\n"
        self.depth = 0
        self.at_start = True

    def indent(self):
        # Behind the colon of a head, nothing has ended the line yet.
        self.end()
        self.indents.append(self.indents[-1] + self.chance.choice(INDENTS))

    def start(self):
        indent = self.indents[-1]
        if self.chance.random() < self.wild / 8:
            indent = self.chance.choice(("\f" + indent, "  \f" + indent, indent + "\f" if not indent else indent))
        self.text += indent
        self.at_start = False

    def write(self, words: list[str]) -> str:
        last, mark = "", None
        for word in words:
            if word == END:
                self.end()
            elif word == INDENT:
                self.indent()
            elif word == DEDENT:
                self.indents.pop()
            elif word not in MARKS and word:
                if self.at_start:
                    self.start()
                elif mark != GLUE:
                    self.text += self.gap(last, word)
                self.depth += (word in OPENING) - (word in CLOSING)
                self.text += word
                last, mark = word, None
            if word in MARKS:
                mark = word
        return self.text


def lay_out(words: list[str], chance: random.Random) -> str:
    text = Layout(chance).write(words)
    if chance.random() < 0.2:
        text = text.rstrip("\n")
    return growing.written(text, chance)


PYTHON = growing.Language(
    harness.HERE / "python.grammar",
    lay_out,
    {"facts": facts.COMPARISON, "tokens": tokens.COMPARISON, "problems": problems.comparison(harness.CPYTHON)},
)

if __name__ == "__main__":
    sys.exit(growing.main(PYTHON, "generated", __doc__))
