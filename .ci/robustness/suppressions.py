#!/usr/bin/env python3
"""Adds suppressions to copies of real trees and looks whether the code is still the same to those who know best.

Every Python file must have the syntax tree it had, by CPython's `ast`; every Swift file that the compiler's parser took
before, it must take now. Afterwards nothing may be reported that a comment can allow, but for the places that the
program named, and a second run must write nothing. The last line is `N passed, N failed`.

    suppressions.py [--tool PATH] TREE...
"""

import argparse
import ast
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile
import warnings

REPOSITORY = pathlib.Path(__file__).resolve().parent.parent.parent
REASON = "known when it was switched on"


def check(tool: str, tree: pathlib.Path, *options: str) -> tuple[list[dict], str]:
    words = [tool, "check", "--isolated", "--no-cache", "--no-baseline", "--format", "json", *options, "."]
    run = subprocess.run(words, cwd=tree, capture_output=True)
    if run.returncode not in (0, 1):
        sys.exit(f"{tree}: ended with {run.returncode}: {run.stderr.decode(errors='replace')[-500:]}")
    return json.loads(run.stdout)["findings"], run.stderr.decode(errors="replace")


def understood(path: pathlib.Path, source: bytes) -> object:
    """What the language's own parser makes of a file; None where it refuses it."""
    if path.suffix == ".py":
        try:
            return ast.dump(ast.parse(source))
        except (SyntaxError, ValueError, RecursionError):
            return None
    with tempfile.NamedTemporaryFile(suffix=".swift") as file:
        file.write(source)
        file.flush()
        return subprocess.run(["swiftc", "-frontend", "-parse", file.name], capture_output=True).returncode == 0 or None


def trial(tool: str, tree: pathlib.Path) -> list[str]:
    wrong = []
    with tempfile.TemporaryDirectory() as folder:
        copy = pathlib.Path(folder) / "tree"
        shutil.copytree(tree, copy, symlinks=True, ignore=shutil.ignore_patterns(".git", ".sessionlint_cache"))
        before, _ = check(tool, copy)
        old = {path: path.read_bytes() for path in {copy / finding["file"] for finding in before}}
        after, said = check(tool, copy, "--add-suppressions", REASON)
        left = sum(line.startswith("notice:") and "no comment fits" in line for line in said.splitlines())
        changed = 0
        for path, source in sorted(old.items()):
            now = path.read_bytes()
            if now == source:
                continue
            changed += 1
            known = understood(path, source)
            if known is not None and understood(path, now) != known:
                wrong.append(f"{path.relative_to(copy)} is other code")
        own = [finding for finding in after if not finding["rule"].startswith(("suppression-", "file-"))]
        places = {(finding["file"], finding["line"]) for finding in own}
        unsaid = [place for place in places if f"{place[0]}:" not in said]
        if unsaid:
            wrong.append(f"{len(unsaid)} places are still reported and were not named, such as {unsaid[0]}")
        new = [f for f in after if f["rule"] in ("suppression-unused", "suppression-malformed")]
        if len(new) > sum(f["rule"] in ("suppression-unused", "suppression-malformed") for f in before):
            wrong.append(f"a comment is of no use: {new[0]['file']}:{new[0]['line']}")
        written = {path: path.read_bytes() for path in old}
        check(tool, copy, "--add-suppressions", REASON)
        if any(path.read_bytes() != source for path, source in written.items()):
            wrong.append("a second run writes more")
        print(f"{tree}: {len(before)} findings, {changed} files changed, {left} without a place, {len(own)} left")
    return wrong


def main() -> int:
    warnings.simplefilter("ignore")
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--tool", default=str(REPOSITORY / ".build/release/sessionlint"))
    options.add_argument("trees", nargs="+", type=pathlib.Path)
    given = options.parse_args()
    failed = 0
    for tree in given.trees:
        wrong = trial(str(pathlib.Path(given.tool).resolve()), tree)
        failed += bool(wrong)
        for line in wrong:
            print(f"  WRONG: {line}")
    print(f"{len(given.trees) - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
