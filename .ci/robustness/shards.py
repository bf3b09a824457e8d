#!/usr/bin/env python3
"""Reads trees in parts, links the parts, and looks whether the report is the one of a single run.

For each tree and each number of parts, the parts are collected from copies of the tree in other folders, as machines of
a matrix would do it; the facts must be the same bytes with one worker and with several. Then the program is linked from
them, and text, JSON and SARIF must be the bytes of `check` without them. Besides: a part that is missing, one of changed
files, files that are no facts; and actions that see nothing but their declared inputs, one for each folder of the tree.

    shards.py [--tool TOOL] [--parts N,N] TREE...
"""

import argparse
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT / ".ci"))
from tally import check, conclude  # noqa: E402

FORMATS = ("text", "json", "sarif")


def run(tool: str, folder: pathlib.Path, *words: object) -> subprocess.CompletedProcess:
    command = [tool, "check", "--isolated", "--no-cache", *map(str, words)]
    return subprocess.run(command, cwd=folder, stdin=subprocess.DEVNULL, capture_output=True)


def timeless(output: bytes) -> bytes:
    output = re.sub(rb'"seconds": *[0-9.e-]+', b'"seconds":0', output)
    return re.sub(rb"[0-9.]+ s(?=[\n,)])", b"s", output)


def reports(tool: str, tree: pathlib.Path, *words: object) -> list[tuple[int, bytes]]:
    done = [run(tool, tree, "--format", form, *words, ".") for form in FORMATS]
    return [(one.returncode, timeless(one.stdout)) for one in done]


def collected(tool: str, tree: pathlib.Path, out: pathlib.Path, *words: object) -> bytes:
    done = run(tool, tree, "--facts-out", out, *words)
    if done.returncode != 0:
        sys.exit(f"{tree}: {done.stderr.decode(errors='replace')}")
    return out.read_bytes()


def matrix(tool: str, tree: pathlib.Path, count: int, whole: list[tuple[int, bytes]], work: pathlib.Path) -> None:
    """As many jobs as parts, each with a checkout of its own, and one that links."""
    name = f"{tree.name} in {count}"
    facts = work / "facts"
    facts.mkdir()
    for number in range(1, count + 1):
        checkout = work / f"checkout {number}"
        shutil.copytree(tree, checkout)
        first = collected(tool, checkout, facts / f"{number}.facts", "--shard", f"{number}/{count}", "--jobs", 2)
        again = collected(tool, checkout, work / "again", "--shard", f"{number}/{count}", "--jobs", 1)
        check(f"{name}: the same facts from any worker", first == again)
        shutil.rmtree(checkout)
    files = [word for path in sorted(facts.iterdir()) for word in ("--facts", path)]
    check(f"{name}: the same reports", reports(tool, tree, *files) == whole)
    quiet = run(tool, tree, *files, "--format", "json", ".")
    check(f"{name}: nothing was read again", b"read here" not in quiet.stderr, quiet.stderr[-300:])
    if count > 1:
        check(f"{name}: a part is missing", reports(tool, tree, *files[2:]) == whole)
        missing = run(tool, tree, *files[2:], "--format", "json", ".")
        check(f"{name}: and that is said", b"read here" in missing.stderr, missing.stderr[-300:])
    shutil.rmtree(facts)


def changed(tool: str, tree: pathlib.Path, work: pathlib.Path) -> None:
    """Facts of files that are not what they were are of no use, and do no harm."""
    copy = work / "changed"
    shutil.copytree(tree, copy)
    facts = work / "old.facts"
    collected(tool, copy, facts)
    for number, path in enumerate(sorted(copy.rglob("*.py")) + sorted(copy.rglob("*.swift"))):
        if number % 7 == 0:
            path.write_bytes(path.read_bytes() + b"\n\n")
        elif number % 23 == 0:
            path.unlink()
    check(f"{tree.name}: changed since", reports(tool, copy, "--facts", facts) == reports(tool, copy))
    shutil.rmtree(copy)


def refused(tool: str, tree: pathlib.Path, work: pathlib.Path) -> None:
    """Files that are no facts, or not whole."""
    facts = work / "whole.facts"
    data = collected(tool, tree, facts)
    for name, wrong in {"cut": data[: len(data) // 2], "empty": b"", "text": b"def f(): pass\n" * 40}.items():
        path = work / f"{name}.facts"
        path.write_bytes(wrong)
        done = run(tool, tree, "--facts", path, ".")
        told = done.stderr.decode(errors="replace")
        check(f"{tree.name}: {name}", done.returncode == 2 and name in told and "facts" in told, told[-300:])


def actions(tool: str, tree: pathlib.Path, whole: list[tuple[int, bytes]], work: pathlib.Path) -> None:
    """Each folder of the tree by an action that sees its own files alone, under their paths in the tree."""
    groups: dict[str, list[pathlib.Path]] = {}
    for path in sorted([*tree.rglob("*.py"), *tree.rglob("*.swift")]):
        inner = path.relative_to(tree)
        groups.setdefault("/".join(inner.parts[:2][:-1]) or ".", []).append(inner)
    facts = []
    for number, (folder, paths) in enumerate(groups.items()):
        sandbox = work / f"sandbox {number}"
        for path in paths:
            (sandbox / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(tree / path, sandbox / path)
        out = work / f"{number}.facts"
        collected(tool, sandbox, out)
        facts += ["--facts", out]
        shutil.rmtree(sandbox)
    check(f"{tree.name}: {len(groups)} actions", reports(tool, tree, *facts) == whole)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tool", default=str(ROOT / ".build/release/sessionlint"))
    parser.add_argument("--parts", default="1,4")
    parser.add_argument("trees", type=pathlib.Path, nargs="+")
    given = parser.parse_args()
    tool = str(pathlib.Path(given.tool).resolve())
    for tree in given.trees:
        with tempfile.TemporaryDirectory() as folder:
            work = pathlib.Path(folder).resolve()
            # A copy without a repository around it: where one is, it is the workspace of given files.
            copy = work / tree.resolve().name
            shutil.copytree(tree, copy, ignore=shutil.ignore_patterns(".sessionlint_cache"))
            whole = reports(tool, copy)
            for count in map(int, given.parts.split(",")):
                matrix(tool, copy, count, whole, work)
            changed(tool, copy, work)
            refused(tool, copy, work)
            actions(tool, copy, whole, work)
    return conclude()


if __name__ == "__main__":
    sys.exit(main())
