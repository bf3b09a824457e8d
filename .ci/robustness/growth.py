#!/usr/bin/env python3
"""Grows one thing in a small tree, and looks whether time and memory grow no faster than it.

Each case makes files of a size n. The size is doubled until a run takes long enough to be measured; then four times as
much may take at most six times the processor time and memory of what a run costs without it. Nothing may take longer
than a minute or end by signal. Beside this file stands growth.txt: what is known to grow faster, and where; it may take at
most twenty-four times as much, so that nothing grows worse than with the square. The last line is `N passed, N failed`.

    growth.py [--tool PATH] [--only WORD] [--table]
"""

import argparse
import dataclasses
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable

REPOSITORY = pathlib.Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(REPOSITORY / ".ci"))
sys.path.insert(0, str(REPOSITORY / ".ci/robustness"))

import measure  # noqa: E402
from growing import CASES  # noqa: E402

# Below so many seconds of processor time nothing is told from noise.
MEASURABLE = 0.12
MOST = 6.0
KNOWN_MOST = 24.0
SECONDS = 60
# The room that the system and the run itself take, in MiB, below which memory is not compared.
ROOM = 64


@dataclasses.dataclass
class Grown:
    """What two sizes cost."""

    size: int
    small: measure.Cost
    large: measure.Cost
    time: float
    memory: float

    def complaint(self, most: float) -> str | None:
        for cost in (self.small, self.large):
            if cost.code == 124:
                return f"no end after {SECONDS} s"
            if cost.code not in (0, 1, 2):
                return f"exit {cost.code}"
        if self.time > most:
            return f"{self.time:.1f} times the time for four times the size"
        if self.memory > MOST:
            return f"{self.memory:.1f} times the memory for four times the size"
        return None


def run(tool: str, files: dict[str, str], times: int = 1) -> measure.Cost:
    """The cheapest of some runs over a tree of these files."""
    with tempfile.TemporaryDirectory() as folder:
        for name, text in files.items():
            path = pathlib.Path(folder) / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
        costs = []
        for _ in range(times):
            words = ["timeout", "-k", "5", str(SECONDS), tool, "check", "--no-cache", "--jobs", "1", "."]
            cost = measure.measured(
                words, cwd=folder, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                env=os.environ | {"SWIFT_BACKTRACE": "enable=no"},
            )  # fmt: skip
            costs.append(cost)
        return min(costs, key=lambda cost: (cost.code == 124, cost.processor))


def grown(tool: str, make: Callable[[int], dict[str, str]], most: int, empty: measure.Cost) -> Grown:
    size = min(250, most)
    small = run(tool, make(size))
    while small.processor - empty.processor < MEASURABLE and size * 2 <= most and small.code != 124:
        size *= 2
        small = run(tool, make(size))
    small = min(small, run(tool, make(size), 2), key=lambda cost: cost.processor)
    large = run(tool, make(size * 4), 2 if small.processor < 1 else 1)
    taken = lambda cost: max(cost.processor - empty.processor, MEASURABLE)
    held = lambda cost: max(cost.mebibytes - empty.mebibytes, ROOM)
    return Grown(size, small, large, taken(large) / taken(small), held(large) / held(small))


def known() -> dict[str, str]:
    """What is known to grow faster, by the name of its case, with the place in the program."""
    lines = (pathlib.Path(__file__).parent / "growth.txt").read_text().splitlines()
    found = dict(line.split(" | ", 1) for line in lines if line and not line.startswith("#"))
    unknown = set(found) - {case.name for case in CASES}
    return found if not unknown else sys.exit(f"growth.txt names no case: {', '.join(sorted(unknown))}")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tool", default=str(REPOSITORY / ".build/release/sessionlint"))
    parser.add_argument("--only", default="")
    parser.add_argument("--table", action="store_true", help="a line for every case")
    options = parser.parse_args()
    tool = shutil.which(str(pathlib.Path(options.tool).resolve())) or sys.exit(f"no such program: {options.tool}")
    empty = run(tool, {"a.py": "x = 1\n", "b.swift": "let x = 1\n"}, 5)
    slow = known()
    mended: list[str] = []
    passed = failed = 0
    worst = (0.0, "")
    for case in CASES:
        if options.only not in case.name:
            continue
        found = grown(tool, case.make, case.most, empty)
        complaint = found.complaint(KNOWN_MOST if case.name in slow else MOST)
        passed, failed = passed + (complaint is None), failed + (complaint is not None)
        if case.name in slow:
            mended += [case.name] if found.time <= MOST * 2 / 3 else []
        else:
            worst = max(worst, (found.time, case.name))
        if complaint or options.table:
            print(
                f"{'FAIL' if complaint else 'ok  '} {case.name}: {found.size:,} in {found.small.processor:.2f} s and "
                f"{found.small.mebibytes:.0f} MiB, {found.size * 4:,} in {found.large.processor:.2f} s and "
                f"{found.large.mebibytes:.0f} MiB{': ' + complaint if complaint else ''}", flush=True,
            )  # fmt: skip
    if mended:
        print(f"grows no faster any more, and may be taken out of growth.txt: {', '.join(mended)}")
    print(f"fastest growth: {worst[0]:.1f} times, {worst[1]}")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main())
