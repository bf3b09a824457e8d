#!/usr/bin/env python3
"""Writes small odd Python files for the comparisons, since real code hardly ever holds a form feed or a lone CR.

    odd_inputs.py DIR [--mutants N] [TREE...]

From odd_inputs.txt, each input and its variants; from the TREEs, N mutants of real files and f-strings made of their
expressions. Under DIR they lie in `accepted` (by `ast`), `tokenized` (by `tokenize` alone) and `rejected` (by both).
The same arguments give the same files.
"""

import argparse
import ast
import io
import os
import pathlib
import random
import shutil
import subprocess
import sys
import tokenize
import warnings

import harness
import reference

ODD = [
    "\f", "\t", "\v", "\0", "\\\n", "\r", "\r\n", "  ", "\xa0", "\ufeff", "😀", "é", "'", '"""', "f'{", "f'{{",
    "{", "}", "(", ")", ":=", "=", "!", ";", "...", "#", "1_000if ", "0xfor ", "lambda:", "await ",
]  # fmt: skip


def variants(data: bytes):
    yield "plain", data
    plain = data.replace(b"\r\n", b"\n")
    if b"\n" in plain:
        yield "crlf", plain.replace(b"\n", b"\r\n")
        yield "cr", plain.replace(b"\n", b"\r")
        yield "no_end", data.rstrip(b"\r\n")
    if not data.startswith(b"\xef\xbb\xbf"):
        yield "bom", b"\xef\xbb\xbf" + data
    # Inside brackets there are no logical lines; after the emoji columns are no byte offsets; in a block there are indents.
    yield "bracket", b"(\n" + data + b")\n"
    yield "emoji", b"'\xf0\x9f\x98\x80'; " + data
    yield "block", b"if x:\n\tpass\n" + data


def mutant(data: bytes, chance: random.Random) -> bytes:
    try:
        tokens = [token for token in tokenize.tokenize(io.BytesIO(data).readline) if token.string]
        lines = data.decode().splitlines(keepends=True)
    except (SyntaxError, tokenize.TokenError, UnicodeDecodeError):
        return data
    if len(tokens) < 3 or "\r" in lines[0]:
        return data
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line))
    text = "".join(lines)

    def span(token):
        return starts[token.start[0] - 1] + token.start[1], starts[token.end[0] - 1] + token.end[1]

    begin, end = span(chance.choice(tokens[1:]))
    number = chance.randrange(len(lines))
    inserted = chance.choice(ODD)
    match chance.randrange(7):
        case 0:
            text = text[:begin] + text[end:]
        case 1:
            text = text[:end] + text[begin:]
        case 2:
            text = text[:begin]
        case 3:
            text = "".join(lines[:number] + lines[number + 1 :])
        case 4:
            lines.insert(number, chance.choice(("\t", "  ", "\f", "\\\n")))
            text = "".join(lines)
        case 5:
            text = text[:begin] + inserted + text[begin:]
        case 6:
            text = text[:end] + inserted + text[end:]
    return text.encode()


def f_strings(expressions: list[str], chance: random.Random):
    """Lines of f-strings around real expressions, each one accepted by CPython."""
    forms = [
        "f'{(%s)}'", "f'{ %s }'", "f'{%s!r:>{%s}}'", "f'''{%s:{%s}.{%s}}'''", "f'a{{{%s}}}b{f\"{%s}\"}'",
        "f'{%s=}' f'{ %s = !s:^5}'", "rf'\\d{%s}\\N{%s}{{'", "F'\\N{EM DASH}{%s:\\n%%H{%s}}}}'", "f\"é{%s}😀{%s}\"",
        "f'{x:{(%s):{%s}}}'", "f'''\n{\n%s # '{\n:é\n}\n'''", "f'{ {%s: {%s}} }'", "f(f'{%s}')(f'{%s}')",
    ]  # fmt: skip
    while True:
        form = chance.choice(forms)
        line = (
            form.replace("%%", "%")
            if "%s" not in form
            else form % tuple(chance.choice(expressions) for _ in range(form.count("%s")))
        )
        try:
            ast.parse(line)
        except (SyntaxError, ValueError):
            continue
        yield line


def real_files(trees: list[str]) -> list[pathlib.Path]:
    files = [tree.root / file for tree in harness.trees(trees) for file in tree.files]
    return [file for file in files if 0 < file.stat().st_size <= 20_000]


def single_line_expressions(files: list[pathlib.Path]) -> list[str]:
    found = set()
    for file in files:
        try:
            source = file.read_text()
            tree = ast.parse(source)
        except (SyntaxError, UnicodeDecodeError):
            continue
        lines = source.split("\n")
        for node in ast.walk(tree):
            if not isinstance(node, ast.expr) or node.lineno != node.end_lineno:
                continue
            # The columns of `ast` are bytes.
            line = lines[node.lineno - 1]
            if line.isascii() and 1 < node.end_col_offset - node.col_offset < 60:
                found.add(line[node.col_offset : node.end_col_offset])
    return sorted(found)


def place(folder: pathlib.Path, name: str, data: bytes):
    """Writes the file where CPython's verdict says."""
    trial = folder / "trial.py"
    trial.write_bytes(data)
    verdict = "rejected"
    if reference.listing(("facts", str(trial)))[0] == "#":
        verdict = "accepted"
    elif reference.listing(("tokens", str(trial)))[0] == "#":
        verdict = "tokenized"
    trial.rename(folder / verdict / name)


def main():
    if sys.version_info[:2] != (3, 13):
        python = subprocess.run([harness.HERE.parent / "reference_python"], stdout=subprocess.PIPE, text=True)
        if python.returncode:
            sys.exit(1)
        os.execv(python.stdout.strip(), [python.stdout.strip(), "-B", *sys.argv])
    warnings.simplefilter("ignore")
    parser = argparse.ArgumentParser(prog="odd_inputs.py", description=__doc__)
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("trees", nargs="*")
    parser.add_argument("--mutants", type=int, default=1000)
    options = parser.parse_args()
    for verdict in ("accepted", "tokenized", "rejected"):
        shutil.rmtree(options.folder / verdict, ignore_errors=True)
        (options.folder / verdict).mkdir(parents=True)

    for number, line in enumerate((harness.HERE / "odd_inputs.txt").read_text().split("\n"), 1):
        if line.startswith(("b'", 'b"')):
            for variant, data in variants(ast.literal_eval(line)):
                place(options.folder, f"line{number}_{variant}.py", data)
    if options.trees:
        chance = random.Random(2)
        files = real_files(options.trees)
        for number in range(options.mutants):
            place(options.folder, f"mutant{number}.py", mutant(chance.choice(files).read_bytes(), chance))
        expressions = single_line_expressions(chance.sample(files, min(300, len(files))))
        lines = f_strings(expressions, chance)
        for number in range(20):
            data = "".join(f"{next(lines)}\n" for _ in range(100)).encode()
            place(options.folder, f"f_strings{number}.py", data)
    for verdict in ("accepted", "tokenized", "rejected"):
        print(options.folder / verdict)


if __name__ == "__main__":
    main()
