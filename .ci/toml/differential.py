#!/usr/bin/env python3
"""Compares the TOML reader with Python's `tomllib`, and with `tomli` where it is installed.

    python3.13 .ci/toml/differential.py [--count N] [--seed N] [COMMAND...]

COMMAND reads TOML files, by default `sessionlint inspect toml`: it gets file names behind its own words and prints
for each a line of JSON, `{"file": …, "value": …}` with the root table in tagged form or `{"file": …, "error":
{"line": …, "column": …, "message": …}}`. Documents come from `documents.py`, which also says which of them are valid,
and from `generator.py`. A document passes if the command accepts it exactly when Python does, with the same keys in
the same order and the same values, and if a refusal names a place inside the document. What parts the two on purpose
is in `parting_reason`; each reason must occur, so that none outlives itself. The last line is `N passed, N failed`.
"""

import argparse
import collections
import datetime
import importlib
import json
import pathlib
import re
import struct
import subprocess
import sys
import tempfile

import documents
from generator import Generator

MARK = b"\xef\xbb\xbf"
LEVELS = 128


class Reader:
    """A Python module that reads TOML."""

    def __init__(self, name):
        self.name = name
        self.loads = importlib.import_module(name).loads
        # A reader of TOML 1.1 is no witness for what TOML 1.0 refuses.
        self.is_newer = self.read(b"a = {\n}") is not None

    def read(self, document):
        """The root table, or none if the document is refused."""
        try:
            return self.loads(document.decode())
        except (ValueError, RecursionError):
            return None


def readers():
    first = Reader("tomllib")
    if first.is_newer:
        sys.exit(f"the tomllib of Python {sys.version.split()[0]} reads TOML 1.1; run this with Python 3.13")
    try:
        return [first, Reader("tomli")]
    except ImportError:
        return [first]


def tagged(value):
    """A Python value in tagged form, with the bits of a float, so that comparing is exact."""
    if isinstance(value, dict):
        return {key: tagged(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [tagged(inner) for inner in value]
    if isinstance(value, bool):
        return ("bool", "true" if value else "false")
    if isinstance(value, float):
        return ("float", bits(value))
    if isinstance(value, datetime.datetime):
        return ("datetime-local" if value.tzinfo is None else "datetime", rfc3339(value.isoformat()))
    if isinstance(value, datetime.date):
        return ("date-local", value.isoformat())
    if isinstance(value, datetime.time):
        return ("time-local", rfc3339(value.isoformat()))
    return ("integer" if isinstance(value, int) else "string", str(value))


def rfc3339(text):
    """An ISO time with `Z` for the offset 0 and no zeros at the end of a fraction."""
    return re.sub(r"[+-]00:00$", "Z", re.sub(r"(\.\d*?)0+(?!\d)", r"\1", text))


def bits(number):
    return "nan" if number != number else struct.pack(">d", number).hex()


def printed(value):
    """A value the command printed, in the same form; a table's own `type` and `value` are never plain strings."""
    if isinstance(value, list):
        return [printed(inner) for inner in value]
    if list(value) == ["type", "value"] and isinstance(value["value"], str):
        return (value["type"], bits(float(value["value"])) if value["type"] == "float" else value["value"])
    return {key: printed(inner) for key, inner in value.items()}


def is_same(left, right):
    """Equality that minds the order of keys."""
    if isinstance(left, dict) and isinstance(right, dict):
        return list(left) == list(right) and all(is_same(left[key], right[key]) for key in left)
    if isinstance(left, list) and isinstance(right, list):
        return len(left) == len(right) and all(map(is_same, left, right))
    return left == right


def without_repeats(pairs):
    if len(dict(pairs)) != len(pairs):
        raise ValueError("a key occurs twice in the output")
    return dict(pairs)


def depth(value):
    """How many arrays and tables lie inside each other."""
    inside = value.values() if isinstance(value, dict) else value if isinstance(value, list) else None
    return 0 if inside is None else 1 + max(map(depth, inside), default=0)


def has_long_integer(value):
    if isinstance(value, (dict, list)):
        return any(map(has_long_integer, value.values() if isinstance(value, dict) else value))
    return isinstance(value, int) and not -(2**63) <= value < 2**63


def parting_reason(document, theirs, ours):
    """Why the command may judge otherwise than Python does; none if it may not."""
    message = ours.get("error", {}).get("message", "")
    # TOML leaves the depth to its readers; Python's gives up at its own stack.
    if f"deeper than {LEVELS} levels" in message and (theirs is None or depth(theirs) > LEVELS + 1):
        return "nesting beyond 128 levels"
    # TOML wants an error for an integer that cannot be kept; Python keeps them all.
    if "64 bits" in message and (theirs is None or has_long_integer(theirs)):
        return "integer beyond 64 bits"
    # RFC 3339 has the year 0; Python's dates begin in the year 1. Both years are common to the calendar.
    return None


def judge(document, ours, reader, parted):
    """What is wrong with the command's answer; none if it is right."""
    if document.startswith(MARK) and "value" in ours:
        # TOML 1.0 does not speak of the mark, editors on Windows write it; Python takes it for a character.
        if reader.read(document) is not None:
            return f"{reader.name} reads a byte order mark by now"
        parted["byte order mark"] += 1
        document = document[len(MARK):]
    theirs = reader.read(document)
    if "error" in ours:
        reason = parting_reason(document, theirs, ours)
        if reason:
            parted[reason] += 1
        elif theirs is not None and not reader.is_newer:
            return f"refused, but {reader.name} reads {theirs!r:.300}"
        return None
    if theirs is None and b"0000-" in document:
        # RFC 3339 has the year 0, which leaps as the year 4 does; Python's dates begin in the year 1.
        theirs = reader.read(re.sub(rb"(?<!\d)0000-(?=\d\d-\d\d)", b"0004-", document))
        if theirs is not None:
            parted["year 0"] += 1
            ours = json.loads(json.dumps(ours).replace('"0000-', '"0004-'))
    if theirs is None:
        return f"accepted, but {reader.name} refuses it"
    if not is_same(printed(ours["value"]), tagged(theirs)):
        return f"read as {printed(ours['value'])!r:.300}, but {reader.name} reads {tagged(theirs)!r:.300}"
    return None


def misplaced(document, error):
    """What is wrong with the place of an error; columns count code points, and lines end as editors have it."""
    text = document.decode(errors="replace").removeprefix("\ufeff")
    lines = re.split(r"\r\n|\n|\r", text)
    if not error.get("message"):
        return "refused without a message"
    line, column = error.get("line"), error.get("column")
    if not isinstance(line, int) or not 1 <= line <= len(lines):
        return f"refused in line {line} of {len(lines)}"
    if not isinstance(column, int) or not 1 <= column <= len(lines[line - 1]) + 1:
        return f"refused in column {column} of line {line}"
    return None


def corpus(count, seed):
    """Pairs of a document and whether it is valid, where a person has said so."""
    written = []

    def add(verdict, *texts):
        written.extend((text.encode() if isinstance(text, str) else text, verdict) for text in texts)

    for verdict, groups in ((True, documents.VALID), (False, documents.INVALID)):
        for texts in groups.values():
            add(verdict, *texts)
    for verdict, texts in documents.PARTING.values():
        add(verdict, *texts)
    add(True, *documents.DEEPEST)
    for verdict, values in ((True, documents.VALUES), (False, documents.NOT_VALUES)):
        for value in values:
            add(verdict, f"a = {value}", f"a={value}\nb = 1\n")
            # A wrong value can be right in an array: `1,2`.
            add(verdict or None, f"a = [{value}]", f"a = [\n{value} ,\n{value}\n]", f"a = {{b = {value}}}")
            add(verdict or None, f"a = [[1, {{b=[{value}], c = {value} }}], 'x'] # c\r\n")
    for verdict, keys in ((True, documents.KEYS), (False, documents.NOT_KEYS)):
        for key in keys:
            add(verdict, f"{key} = 1", f"{key}=1", f"\t{key}\t=\t''\r\n", f"[x]\n{key} = 1", f"x = {{{key} = 1}}")
            add(verdict, f"x={{y=1,{key}=1}}")
            add(verdict or None, f"[{key}]", f"[[{key}]]", f"[ z.{key} ]", f"[[z. {key} ]]\n", f"z.{key}.z = 1")
    generator = Generator(seed, documents.VALUES, documents.KEYS)
    yield from written
    yield from ((document, None) for document in generator.documents(count, [text for text, _ in written]))


def answers(command, texts):
    """The command's answer to each document, in order."""
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for number, text in enumerate(texts):
            paths.append(pathlib.Path(folder, f"{number:06}.toml"))
            paths[-1].write_bytes(text)
        for start in range(0, len(paths), 400):
            batch = paths[start:start + 400]
            run = subprocess.run([*command, *map(str, batch)], stdout=subprocess.PIPE)
            lines = run.stdout.decode("ascii").splitlines()
            if len(lines) != len(batch):
                sys.exit(f"{' '.join(command)} answered {len(lines)} of {len(batch)} files, exit code {run.returncode}")
            for path, line in zip(batch, lines):
                answer = json.loads(line, object_pairs_hook=without_repeats)
                if pathlib.PurePath(answer["file"]).name != path.name or ("value" in answer) == ("error" in answer):
                    sys.exit(f"{' '.join(command)} answered out of turn: {line:.300}")
                yield answer


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--count", type=int, default=8000, help="how many documents to generate (%(default)s)")
    arguments.add_argument("--seed", type=int, default=1, help="where their chance begins (%(default)s)")
    arguments.add_argument("command", nargs="*", default=["sessionlint", "inspect", "toml"])
    options = arguments.parse_args()
    sys.setrecursionlimit(5000)

    # A document written twice is judged once; the word of a person goes before none.
    verdicts = {}
    for text, verdict in corpus(options.count, options.seed):
        if verdicts.get(text) is None:
            verdicts[text] = verdict
        elif verdict not in (None, verdicts[text]):
            sys.exit(f"documents.py says both of {text!r}")
    witnesses = readers()
    parted = collections.Counter()
    accepted = failed = 0
    for (text, verdict), answer in zip(verdicts.items(), answers(options.command, verdicts)):
        problems = [judge(text, answer, reader, parted) for reader in witnesses]
        if "error" in answer:
            problems.append(misplaced(text, answer["error"]))
        else:
            accepted += 1
        if verdict is not None and verdict != ("value" in answer):
            problems.append(f"documents.py says {'valid' if verdict else 'invalid'}; the answer is {answer!r:.300}")
        problems = [problem for problem in problems if problem]
        failed += bool(problems)
        for problem in problems:
            print(f"{text!r:.500}\n    {problem}")
    for reason in documents.PARTING:
        print(f"parted on purpose, {reason}: {parted[reason]}")
        if not parted[reason]:
            failed += 1
            print("    that never occurred, so it is no reason any more")
    print(f"witnesses: {', '.join(reader.name + ' (1.1)' * reader.is_newer for reader in witnesses)}")
    print(f"{accepted} documents accepted, {len(verdicts) - accepted} refused")
    print(f"{len(verdicts) - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
