#!/usr/bin/env python3
"""Measures the tool beside its peers on one tree, and its stages alone. Fetches nothing; read the ratios, not the seconds.

    bench.py TREE [--rounds N] [--tool PATH] [--ruff PATH] [--ast-grep PATH] [--json FILE]
    bench.py --make-tree DIR --lines 600000 TREE...

The programs run in turn, A B C D A B C D, so that a slow spell of the machine meets them all. Times are medians; the
ratio is taken round by round and its median shown. The first round fills the caches, those of the system and of the
programs, and does not count; the tree gets a `.sessionlint_cache`.
`--make-tree` copies whole applications into DIR, each copy in a folder of its own, until there are so many lines.
"""

import argparse
import json
import os
import pathlib
import shutil
import statistics
import subprocess
import sys

REPOSITORY = pathlib.Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(REPOSITORY / ".ci"))

import measure  # noqa: E402

FACTORY = "AsyncSessionLocal"
BANNED = f'lint.flake8-tidy-imports.banned-api."app.core.database.{FACTORY}".msg="x"'


def python_files(tree: pathlib.Path) -> list[pathlib.Path]:
    return sorted(path for path in tree.rglob("*.py") if path.is_file() and not path.is_symlink())


def lines_of(files: list[pathlib.Path]) -> int:
    return sum(path.read_bytes().count(b"\n") for path in files)


def copy_files(tree: pathlib.Path, target: pathlib.Path, more: bytes = b"") -> None:
    """The Python files of a tree, each with so much at its end."""
    for file in python_files(tree):
        copy = target / file.relative_to(tree)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(file.read_bytes() + more)


def make_tree(target: pathlib.Path, wanted: int, sources: list[pathlib.Path]) -> None:
    """Whole applications only, in turn; one that would go over by more than its absence falls short is left out."""
    if target.exists():
        sys.exit(f"{target} exists")
    sizes = {source: lines_of(python_files(source)) for source in sources}
    if not any(sizes.values()):
        sys.exit("no Python in the given trees")
    lines = copies = turn = 0
    while lines < wanted:
        added = False
        for source in sources:
            if sizes[source] and abs(lines + sizes[source] - wanted) < abs(lines - wanted):
                copy_files(source, target / f"{source.name}_{turn}")
                lines += sizes[source]
                copies += 1
                added = True
        if not added:
            break
        turn += 1
    print(f"{target}: {lines:,} lines in {copies} copies of {len(sources)} applications")


def commands(options) -> dict[str, list[str]]:
    tree = str(options.trees[0])
    banned = ["--isolated", "--select", "TID251", "--config", BANNED, tree]
    return {
        "sessionlint": [options.tool, "check", "--no-cache", tree],
        "sessionlint, warm": [options.tool, "check", tree],
        "ruff": [options.ruff, "check", "--no-cache", *banned],
        "ruff, warm": [options.ruff, "check", "--cache-dir", str(options.ruff_cache), *banned],
        "ast-grep": [options.ast_grep, "run", "-p", f"{FACTORY}()", "-l", "python", tree],
        "grep": ["grep", "-rn", FACTORY, tree],
    }


def side_by_side(programs: dict[str, list[str]], rounds: int) -> dict[str, list[measure.Cost]]:
    costs = {name: [] for name in programs}
    for number in range(rounds + 1):
        for name, command in programs.items():
            # The output goes to a file: a pipe nobody reads would be measured too.
            with open(os.devnull, "w") as nowhere:
                cost = measure.measured(command, stdin=subprocess.DEVNULL, stdout=nowhere, stderr=nowhere)
            # 1 is "found something" for all of them.
            if cost.code not in (0, 1):
                sys.exit(f"{name} ended with {cost.code}: {' '.join(command)}")
            if number:
                costs[name].append(cost)
        print(f"round {number} of {rounds}", file=sys.stderr)
    return costs


def one_changed(tool: str, tree: pathlib.Path, rounds: int) -> measure.Cost:
    """The median of runs after a line was added to a function of one file, which then is as it was."""
    sized = sorted(python_files(tree), key=lambda path: path.stat().st_size)
    changed = sized[len(sized) * 3 // 4]
    before = changed.read_bytes()
    costs = []
    try:
        for number in range(rounds + 1):
            changed.write_bytes(before + f"\n\ndef _changed():\n    return {number}\n".encode())
            with open(os.devnull, "w") as nowhere:
                command = [tool, "check", str(tree)]
                cost = measure.measured(command, stdin=subprocess.DEVNULL, stdout=nowhere, stderr=nowhere)
            if number:
                costs.append(cost)
    finally:
        changed.write_bytes(before)
    return sorted(costs, key=lambda cost: cost.seconds)[len(costs) // 2]


def stages(tool: str, tree: pathlib.Path) -> dict:
    """What `inspect speed` says of lexing and of bytes to facts on one core, its own best of several rounds."""
    done = subprocess.run([tool, "inspect", "speed", str(tree)], capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"inspect speed ended with {done.returncode}: {done.stderr.strip()}")
    speed = json.loads(done.stdout)
    megabytes = speed["bytes"] / 1e6
    return speed | {"lexing": megabytes / speed["lexSeconds"], "facts": megabytes / speed["factsSeconds"]}


def seen_by_ruff(ruff: str, tree: pathlib.Path) -> int:
    """How many files the peer takes up, since its own excludes could make the comparison uneven."""
    done = subprocess.run([ruff, "check", "--isolated", "--show-files", tree], capture_output=True, text=True)
    return sum(line.endswith(".py") for line in done.stdout.splitlines())


def report(costs: dict[str, list[measure.Cost]]) -> list[dict]:
    rows = []
    for name, runs in costs.items():
        # What has a cache is compared with what has one.
        ours = costs["sessionlint, warm" if name.endswith(", warm") else "sessionlint"]
        rows.append(
            {
                "program": name,
                "seconds": statistics.median(run.seconds for run in runs),
                "processor": statistics.median(run.processor for run in runs),
                "mebibytes": max(run.mebibytes for run in runs),
                "ratio": statistics.median(our.seconds / run.seconds for our, run in zip(ours, runs, strict=True)),
            }
        )
    return rows


def table(rows: list[dict], files: int, ruff_files: int, lines: int, megabytes: float, rounds: int, speed: dict) -> str:
    text = [
        f"{files:,} files ({ruff_files:,} of them read by ruff), {lines:,} lines, {megabytes:.1f} MB; "
        f"{os.cpu_count()} cores; medians of {rounds} rounds, memory the most",
        "",
        "| program | wall s | user + system s | peak MiB | sessionlint is … of its wall time |",
        "|---|--:|--:|--:|--:|",
    ]
    for row in rows:
        text.append(
            f"| {row['program']} | {row['seconds']:.3f} | {row['processor']:.3f} | {row['mebibytes']:.0f} | {row['ratio']:.2f} |"
        )
    text += [
        "",
        f"One core: lexing {speed['lexing']:.0f} MB/s, bytes to facts {speed['facts']:.0f} MB/s ({speed['files']:,} files)",
    ]
    return "\n".join(text)


def main() -> None:
    corpora = pathlib.Path(os.environ.get("SESSIONLINT_CORPORA", "/tmp/sessionlint-corpora"))
    parser = argparse.ArgumentParser(
        prog="bench.py", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("trees", nargs="+", type=pathlib.Path, metavar="TREE")
    parser.add_argument("--tool", default=os.environ.get("SESSIONLINT", str(REPOSITORY / ".build/release/sessionlint")))
    parser.add_argument("--ruff", default=str(corpora / "venv/bin/ruff"))
    parser.add_argument("--ast-grep", default=str(corpora / "venv/bin/ast-grep"))
    parser.add_argument("--ruff-cache", type=pathlib.Path, default=corpora / "ruff_cache", help="a folder for its cache")
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--json", type=pathlib.Path, help="write the numbers here too")
    parser.add_argument("--make-tree", type=pathlib.Path)
    parser.add_argument("--lines", type=int, default=600_000)
    options = parser.parse_args()
    for tree in options.trees:
        if not tree.is_dir():
            parser.error(f"no such folder: {tree}")
    if options.make_tree:
        make_tree(options.make_tree, options.lines, [tree.resolve() for tree in options.trees])
        return
    if len(options.trees) > 1 or options.rounds < 1:
        parser.error("one TREE and at least one round, please")
    for program in (options.tool, options.ruff, options.ast_grep):
        if not shutil.which(program):
            parser.error(f"no such program: {program} (.ci/corpora installs the peers)")

    files = python_files(options.trees[0])
    megabytes = sum(path.stat().st_size for path in files) / 1e6
    lines = lines_of(files)
    rows = report(side_by_side(commands(options), options.rounds))
    changed = one_changed(options.tool, options.trees[0], options.rounds)
    speed = stages(options.tool, options.trees[0])
    ruff_files = seen_by_ruff(options.ruff, options.trees[0])
    print(table(rows, len(files), ruff_files, lines, megabytes, options.rounds, speed))
    print(f"One changed file: {changed.seconds:.3f} s, {changed.processor:.3f} s of processor time")
    if options.json:
        numbers = {
            "files": len(files),
            "ruffFiles": ruff_files,
            "lines": lines,
            "megabytes": megabytes,
            "rounds": options.rounds,
            "programs": rows,
            "stages": speed,
            "changedSeconds": changed.seconds,
        }
        options.json.write_text(json.dumps(numbers, indent=2) + "\n")


if __name__ == "__main__":
    main()
