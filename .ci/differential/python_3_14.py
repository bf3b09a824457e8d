#!/usr/bin/env python3
"""Compares what is accepted as Python 3.14 with ruff, snippet by snippet."""

import argparse
import json
import os
import pathlib
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent

def snippets() -> dict[str, str]:
    found, name = {}, None
    for line in (HERE / "python_3_14.txt").read_text().splitlines(keepends=True):
        if line.startswith("=== "):
            name = line[4:].strip()
            found[name] = ""
        elif name:
            found[name] += line
    return found


def rejected_by_ruff(ruff: str, folder: pathlib.Path) -> set[str]:
    run = subprocess.run(
        [ruff, "check", "--isolated", "--no-cache", "--target-version", "py314", "--select", "E9"]
        + ["--output-format", "json", "."],
        cwd=folder,
        capture_output=True,
        text=True,
    )
    if run.returncode not in (0, 1):
        sys.exit(f"ruff failed: {run.stderr}")
    rows = json.loads(run.stdout)
    return {os.path.relpath(row["filename"], folder) for row in rows if row["code"] in (None, "invalid-syntax")}


def rejected_by_us(tool: str, folder: pathlib.Path) -> set[str]:
    run = subprocess.run(
        [tool, "check", "--isolated", "--format", "json", "."], cwd=folder, capture_output=True, text=True
    )
    if run.returncode not in (0, 1):
        sys.exit(f"sessionlint failed with {run.returncode}: {run.stderr}")
    return {row["file"].removeprefix("./") for row in json.loads(run.stdout)["problems"]}


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    built = str(HERE.parent.parent / ".build/release/sessionlint")
    parser.add_argument("--tool", default=os.environ.get("SESSIONLINT", built))
    parser.add_argument("--ruff", default="ruff")
    chosen = parser.parse_args()
    tool = os.path.abspath(chosen.tool)
    failed = 0
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name).resolve()
        sources = snippets()
        for snippet, source in sources.items():
            (folder / f"{snippet}.py").write_text(source)
        theirs, ours = rejected_by_ruff(chosen.ruff, folder), rejected_by_us(tool, folder)
        for snippet in sources:
            file = f"{snippet}.py"
            if (file in ours) != (file in theirs):
                failed += 1
                print(f"FAIL {snippet}: ruff {'rejects' if file in theirs else 'accepts'} it, we do not")
    print(f"{len(sources) - failed} passed, {failed} failed")
    sys.exit(1 if failed else 0)
