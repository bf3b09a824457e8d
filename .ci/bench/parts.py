#!/usr/bin/env python3
"""What reading a tree in parts costs, and linking the parts: on 1, 10 and 50 copies of one tree.

Every copy stands in a folder of its own and ends its files with another comment, so that no two files are the same. Facts
are collected once for all files of a size; a machine that reads the I-th of N parts takes about the N-th part of that.
The bytes of both reports are compared: where they differ, the exit code is 1.

    parts.py [--tool PATH] [--sizes 1,10,50] [--rounds N] TREE
"""

import argparse
import pathlib
import statistics
import subprocess
import sys
import tempfile

REPOSITORY = pathlib.Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(REPOSITORY / ".ci"))
sys.path.insert(0, str(REPOSITORY / ".ci/bench"))

import bench  # noqa: E402
import measure  # noqa: E402


def make_copies(tree: pathlib.Path, target: pathlib.Path, count: int) -> None:
    for number in range(count):
        bench.copy_files(tree, target / f"copy_{number}", b"# copy %d\n" % number)


def report(tool: str, copies: pathlib.Path, *more: str) -> bytes:
    words = [tool, "check", "--no-cache", "--isolated", "--exit-zero", "--format", "jsonl", *more, str(copies)]
    lines = subprocess.run(words, capture_output=True, check=True).stdout.splitlines()
    # The last line is the summary, which tells how long the run took.
    return b"\n".join(lines[:-1])


def row(tool: str, copies: pathlib.Path, facts: pathlib.Path, rounds: int) -> dict[str, measure.Cost]:
    words = [tool, "check", "--no-cache", "--isolated"]
    commands = {
        "whole": [*words, "--format", "concise", str(copies)],
        "collect": [*words, "--facts-out", str(facts), str(copies)],
        "link": [*words, "--format", "concise", "--facts", str(facts), str(copies)],
    }
    subprocess.run(commands["collect"], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    costs = bench.side_by_side(commands, rounds)
    return {
        name: measure.Cost(
            max(run.code for run in runs),
            statistics.median(run.seconds for run in runs),
            statistics.median(run.processor for run in runs),
            max(run.mebibytes for run in runs),
        )
        for name, runs in costs.items()
    }


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--tool", default=str(REPOSITORY / ".build/release/sessionlint"))
    parser.add_argument("--sizes", default="1,10,50")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("tree", type=pathlib.Path)
    given = parser.parse_args()
    wrong = 0
    print("| copies | files | lines | facts MB | whole s (processor), MiB | collect s (processor), MiB | link s (processor), MiB |")
    print("|--:|--:|--:|--:|--:|--:|--:|")
    for size in map(int, given.sizes.split(",")):
        with tempfile.TemporaryDirectory() as folder:
            copies, facts = pathlib.Path(folder) / "tree", pathlib.Path(folder) / "all.facts"
            make_copies(given.tree, copies, size)
            files = bench.python_files(copies)
            cells = [str(size), f"{len(files):,}", f"{bench.lines_of(files):,}"]
            found = row(given.tool, copies, facts, given.rounds)
            cells.append(f"{facts.stat().st_size / 1e6:.1f}")
            cells += [f"{c.seconds:.2f} ({c.processor:.2f}), {c.mebibytes:.0f}" for c in found.values()]
            print("| " + " | ".join(cells) + " |", flush=True)
            if report(given.tool, copies) != report(given.tool, copies, "--facts", str(facts)):
                print(f"{size} copies: the reports differ")
                wrong += 1
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
