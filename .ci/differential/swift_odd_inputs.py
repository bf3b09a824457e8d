#!/usr/bin/env python3
"""Writes small odd Swift files for the comparisons: strange syntax that real code hardly ever holds.

    swift_odd_inputs.py DIR [--mutants N] TREE...

The inputs are the string literals in the parser tests of the swift-syntax among the TREEs, each with variants, and N
mutants of the TREEs' small files. Those that the compiler's parser accepts lie in DIR/accepted, the others in
DIR/rejected. The same arguments give the same files.
"""

import argparse
import hashlib
import json
import os
import pathlib
import random
import re
import shutil

import harness
from swift_reference import SWIFT_PARSER, listings

ODD = [
    "\f", "\t", "\v", "\r", "\r\n", "  ", "\xa0", "\ufeff", "😀", "é", "→", "'", '"""', '"', '#"', '\\(', "/", "/*", "*/",
    "{", "}", "(", ")", "[", "]", "<", ">", "?", "!", "&", ".", "...", ":", ";", "`", "@", "#", "#if a\n", "#endif\n",
    "-", "==", "in", "try ", "await ", "$0", "\\", "~", "_", "=", "->", "where ", "case ", "func ", "0x1p3",
]  # fmt: skip
_PIECE = re.compile(r"\w+|\s+|[^\w\s]+")


def variants(text: str):
    yield "plain", text
    if "\n" in text and "\r" not in text:
        yield "crlf", text.replace("\n", "\r\n")
        yield "cr", text.replace("\n", "\r")
    # Within a closure, behind an emoji and a byte order mark, columns are no byte offsets.
    yield "closure", "\ufeff/*😀*/ let é = f(x) { [a] b in\n" + text + "\n}"


def mutant(text: str, chance: random.Random) -> str:
    pieces = _PIECE.findall(text)
    if len(pieces) < 3:
        return text
    place = chance.randrange(len(pieces))
    other = chance.randrange(len(pieces))
    match chance.randrange(6):
        case 0:
            del pieces[place]
        case 1:
            pieces.insert(place, pieces[other])
        case 2:
            pieces[place], pieces[other] = pieces[other], pieces[place]
        case 3 | 4:
            pieces.insert(place, chance.choice(ODD))
        case 5:
            blanks = [index for index, piece in enumerate(pieces) if piece.isspace()]
            if blanks:
                pieces[chance.choice(blanks)] = chance.choice(("", "\n", " ", "/**/", " // c\n"))
    return "".join(pieces)


def literals(tree: harness.Tree) -> list[str]:
    """The string literals of a parser's tests, each once, in the order of their first appearance."""
    tests = [file for file in tree.files if file.startswith("Tests/SwiftParserTest/")]
    found = {}
    for _, listing, _ in listings("literals", harness.Tree(tree.label, tree.root, tests), os.cpu_count() or 2):
        for line in filter(None, (listing or "").split("\n")):
            found[json.loads(line)] = None
    # A file with a NUL byte is no source text for the program.
    return [text for text in found if len(text) > 2 and "\0" not in text]


def main():
    parser = argparse.ArgumentParser(prog="swift_odd_inputs.py", description=__doc__)
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("trees", nargs="+")
    parser.add_argument("--mutants", type=int, default=3000)
    options = parser.parse_args()
    for verdict in ("new", "accepted", "rejected"):
        shutil.rmtree(options.folder / verdict, ignore_errors=True)
        (options.folder / verdict).mkdir(parents=True)
    trees = harness.trees(options.trees, SWIFT_PARSER)
    count = 0
    for tree in trees:
        for text in literals(tree):
            name = hashlib.sha256(text.encode()).hexdigest()[:8]
            for variant, data in variants(text):
                (options.folder / "new" / f"{name}_{variant}.swift").write_bytes(data.encode())
                count += 1
    if not count:
        raise SystemExit("no swift-syntax with parser tests among the trees")
    chance = random.Random(3)
    files = [path for tree in trees for file in tree.files if 0 < (path := tree.root / file).stat().st_size <= 20_000]
    for number in range(options.mutants):
        text = mutant(chance.choice(files).read_bytes().decode(errors="replace"), chance)
        (options.folder / "new" / f"mutant{number}.swift").write_bytes(text.encode())
    (new,) = harness.trees([str(options.folder / "new")], SWIFT_PARSER)
    for file, listing, _ in listings("literals", new, os.cpu_count() or 2):
        (new.root / file).rename(options.folder / ("rejected" if listing is None else "accepted") / file)
    (options.folder / "new").rmdir()
    for verdict in ("accepted", "rejected"):
        print(options.folder / verdict)


if __name__ == "__main__":
    main()
