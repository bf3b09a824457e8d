#!/usr/bin/env python3
"""Holds the laws of the baseline over copies of real trees.

What is there when a baseline is created is not reported; neither is it when every file is shifted, when every Python
file is written anew by a formatter with other quotation marks and line lengths, or when every file has moved to another
folder. Nothing counts as fixed meanwhile. The last line is `N passed, N failed`.

    baseline.py [--tool PATH] [--ruff PATH] TREE...
"""

import argparse
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

REPOSITORY = pathlib.Path(__file__).resolve().parent.parent.parent
COUNTS = re.compile(r"(\d+) as before, (\d+) followed, (\d+) fixed, (\d+) new, (\d+) not looked for")
# Files that an added first line would change the meaning of.
FIRST_LINE = re.compile(rb"\A(\xef\xbb\xbf|#!|// swift-tools-version|[^\n]*coding[=:])|\A[^\n]*\n[^\n]*coding[=:]")


def run(words: list[str], folder: pathlib.Path, codes: tuple[int, ...]) -> str:
    found = subprocess.run(words, cwd=folder, capture_output=True, text=True, errors="replace")
    if found.returncode not in codes:
        sys.exit(f"{' '.join(words)} ended with {found.returncode}: {found.stderr[-500:]}")
    return found.stdout


def shift(tree: pathlib.Path) -> None:
    for ending, mark in ((".py", b"#"), (".swift", b"//")):
        for path in tree.rglob(f"*{ending}"):
            if path.is_symlink() or not path.is_file():
                continue
            source = path.read_bytes()
            if not FIRST_LINE.search(source):
                path.write_bytes(mark + b" shifted\n\n" + source)


def trial(tool: str, ruff: str, tree: pathlib.Path) -> list[str]:
    with tempfile.TemporaryDirectory() as folder:
        copy = pathlib.Path(folder) / "tree"
        shutil.copytree(tree, copy, symlinks=True, ignore=shutil.ignore_patterns(".git", ".sessionlint_cache"))
        common = ["--isolated", "--no-cache", "--baseline", str(pathlib.Path(folder) / "kept")]
        run([tool, "baseline", "create", *common, "."], copy, (0,))
        wrong = []
        total = None

        def compare(what: str, place: pathlib.Path, followed: bool = False) -> None:
            nonlocal total
            said = run([tool, "baseline", "compare", *common, "."], place, (0, 1))
            counts = [int(count) for count in COUNTS.findall(said)[-1]]
            total = sum(counts[:3]) + counts[4] if total is None else total
            expected = [0, total, 0, 0, 0] if followed else [total, 0, 0, 0, 0]
            if counts != expected:
                wrong.append(f"{what}: {counts}, and not {expected}")

        compare("at once", copy)
        run([tool, "check", *common, "--ratchet", "."], copy, (0,))
        shift(copy)
        compare("shifted", copy)
        if next(copy.rglob("*.py"), None):
            style = ["--line-length", "60", "--config", "format.quote-style='single'"]
            # Files that it cannot read are left as they are.
            run([ruff, "format", "--isolated", "--no-cache", "--quiet", *style, "."], copy, (0, 2))
            compare("formatted", copy)
        outer = pathlib.Path(folder) / "outer"
        outer.mkdir()
        copy.rename(outer / "deeper")
        compare("moved", outer, followed=True)
        print(f"{tree}: {total} findings")
        return wrong


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--tool", default=str(REPOSITORY / ".build/release/sessionlint"))
    options.add_argument("--ruff", default="ruff")
    options.add_argument("trees", nargs="+", type=pathlib.Path)
    given = options.parse_args()
    failed = 0
    for tree in given.trees:
        wrong = trial(str(pathlib.Path(given.tool).resolve()), given.ruff, tree)
        failed += bool(wrong)
        for line in wrong:
            print(f"  WRONG: {line}")
    print(f"{len(given.trees) - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
