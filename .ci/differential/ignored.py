#!/usr/bin/env python3
"""Compares the files that `sessionlint check --show-files` names with those that git does not ignore.

Random repositories: nested folders with odd names, ignore files with odd patterns in several of them, `info/exclude`.
The same seed makes the same repositories. The last line is `N passed, N failed`.

    ignored.py [--tool PATH] [--count N] [--seed N]
"""

import argparse
import os
import pathlib
import random
import subprocess
import sys
import tempfile

REPOSITORY = pathlib.Path(__file__).resolve().parent.parent.parent
NAMES = ["a", "b", "ab", "abc", "foo", "x y", "é", "a]", "a[", "d.d", "!x", "#h", "b\\", "...", "-", "Z9", "foo.py.d"]
PIECES = [
    "a", "b", "*", "?", "[ab]", "[!a]", "[^b-z]", "f", "o", ".py", "*.py", "[[:alpha:]]", "[]a]", "[a-", "\\", "\\*",
    "\\a", "**", " ", "***", "[!]]", "[a\\]]", "[[:digit:]x]", "[--z]", "-",
]  # fmt: skip


def pattern(chance: random.Random) -> str:
    parts = []
    for _ in range(chance.choice([1, 1, 1, 2, 2, 3])):
        kind = chance.random()
        if kind < 0.35:
            parts.append(chance.choice(NAMES))
        elif kind < 0.5:
            parts.append("**")
        elif kind < 0.6:
            parts.append("*")
        else:
            parts.append("".join(chance.choice(PIECES) for _ in range(chance.randint(1, 4))))
    text = "/".join(parts)
    if chance.random() < 0.15:
        text = "/" + text
    if chance.random() < 0.2:
        text += "/"
    if chance.random() < 0.25:
        text = "!" + text
    if chance.random() < 0.1:
        text += chance.choice([" ", "  ", "\\ ", "\r", "\t"])
    if chance.random() < 0.05:
        text = chance.choice(["#", "\\#", "\\!"]) + text
    return text


def make_repository(root: pathlib.Path, chance: random.Random) -> None:
    subprocess.run(["git", "init", "--quiet", root], check=True)
    folders = [""]
    for _ in range(12):
        folder = os.path.join(chance.choice(folders), chance.choice(NAMES))
        os.makedirs(root / folder, exist_ok=True)
        folders.append(folder)
    folders = sorted(set(folders))
    for folder in folders:
        for _ in range(chance.randint(0, 3)):
            file = root / folder / (chance.choice(NAMES) + ".py")
            if not file.is_dir():
                file.touch()
    for folder in ["", *chance.sample(folders, min(3, len(folders)))]:
        patterns = [pattern(chance) for _ in range(chance.randint(1, 6))]
        (root / folder / ".gitignore").write_text("\n".join(patterns) + "\n")
    (root / ".git/info/exclude").write_text("\n".join(pattern(chance) for _ in range(2)))


def lines(command: list[str], root: pathlib.Path, separator: str) -> set[str]:
    environment = os.environ | {"GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_SYSTEM": "/dev/null"}
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, env=environment)
    return {line for line in done.stdout.split(separator) if line.endswith(".py")}


def main() -> int:
    parser = argparse.ArgumentParser(prog="ignored.py", description=__doc__)
    parser.add_argument("--tool", default=os.environ.get("SESSIONLINT", str(REPOSITORY / ".build/release/sessionlint")))
    parser.add_argument("--count", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    tool = os.path.abspath(options.tool)
    passed = failed = 0
    for number in range(options.count):
        with tempfile.TemporaryDirectory() as folder:
            root = pathlib.Path(folder, "work")
            make_repository(root, random.Random(f"{options.seed}-{number}"))
            theirs = lines(["git", "ls-files", "-z", "-co", "--exclude-standard"], root, "\0")
            ours = lines([tool, "check", "--isolated", "--show-files", "."], root, "\n")
            if ours == theirs:
                passed += 1
                continue
            failed += 1
            print(f"FAIL repository {number}\n     only ours: {sorted(ours - theirs)}\n     only git's: {sorted(theirs - ours)}")
            for file in [*sorted(root.glob("**/.gitignore")), root / ".git/info/exclude"]:
                print(f"     {file.relative_to(root)}: {file.read_text()!r}")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main())
