#!/usr/bin/env python3
"""Prints the table of the manual: the program beside its peers on one tree, how it grows, and where its time goes.

    table.py [--tool PATH] [--ruff PATH] [--ast-grep PATH] [--semgrep PATH] [--rounds N] [--sizes 1,3,10] [--json FILE] TREE

Fetches nothing. Programs run in turn, A B C A B C, so that a slow spell of the machine meets them all; ratios are taken
round by round, and their medians shown. See README.md beside this file.
"""

import argparse
import datetime
import json
import os
import pathlib
import platform
import re
import shutil
import statistics
import subprocess
import sys
import tempfile

REPOSITORY = pathlib.Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(REPOSITORY / ".ci"))
sys.path.insert(0, str(REPOSITORY / ".ci/bench"))

import bench  # noqa: E402
import measure  # noqa: E402

SEMGREP = """\
rules:
  - id: factory
    languages: [python]
    severity: WARNING
    message: x
    pattern: {factory}()
"""


def programs(options, tree: pathlib.Path, work: pathlib.Path) -> dict[str, list[str]]:
    """What runs over the whole tree. The first is what the others are held against; a peer that is not there is left out."""
    banned = ["--isolated", "--select", "TID251", "--config", bench.BANNED, str(tree)]
    (work / "semgrep.yaml").write_text(SEMGREP.format(factory=bench.FACTORY))
    found = {
        "sessionlint, cold": [options.tool, "check", "--no-cache", str(tree)],
        "sessionlint, warm": [options.tool, "check", str(tree)],
        "ruff TID251, cold": [options.ruff, "check", "--no-cache", *banned],
        "ruff TID251, warm": [options.ruff, "check", "--cache-dir", str(work / "ruff"), *banned],
        "ast-grep": [options.ast_grep, "run", "-p", f"{bench.FACTORY}()", "-l", "python", str(tree)],
        "ripgrep": ["rg", "-n", bench.FACTORY, str(tree)],
        "grep": ["grep", "-rn", bench.FACTORY, str(tree)],
        "semgrep": [
            options.semgrep, "scan", "--metrics=off", "--disable-version-check", "--no-git-ignore", "--config",
            str(work / "semgrep.yaml"), str(tree),
        ],
    }  # fmt: skip
    return {name: words for name, words in found.items() if shutil.which(words[0])}


def in_turn(commands: dict[str, list[str]], rounds: int) -> dict[str, list[measure.Cost]]:
    """The first round fills caches and does not count."""
    return bench.side_by_side(commands, rounds)


def middle(costs: list[measure.Cost], part: str = "seconds") -> float:
    return statistics.median(getattr(cost, part) for cost in costs)


def ratio(ours: list[measure.Cost], theirs: list[measure.Cost]) -> float:
    return statistics.median(our.seconds / their.seconds for our, their in zip(ours, theirs, strict=True))


def rows(costs: dict[str, list[measure.Cost]]) -> list[dict]:
    """Cold is compared with what works anew each time, warm with what has a cache as well."""
    made = []
    for name, runs in costs.items():
        if name.startswith("sessionlint"):
            compared = runs
        else:
            compared = costs["sessionlint, warm" if name.endswith("warm") else "sessionlint, cold"]
        made.append(cost_row(name, runs, compared))
    return made


def cost_row(name: str, runs: list[measure.Cost], ours: list[measure.Cost]) -> dict:
    return {
        "program": name, "seconds": middle(runs), "processor": middle(runs, "processor"), "mebibytes": most(runs),
        "ratio": ratio(ours, runs),
    }  # fmt: skip


def most(runs: list[measure.Cost]) -> float:
    return max(run.mebibytes for run in runs)


def changed_file(options, tree: pathlib.Path) -> dict:
    cost = bench.one_changed(options.tool, tree, options.rounds)
    return {
        "program": "sessionlint, one file changed", "seconds": cost.seconds, "processor": cost.processor,
        "mebibytes": cost.mebibytes,
    }  # fmt: skip


def one_file(options, tree: pathlib.Path, work: pathlib.Path) -> list[dict]:
    """What a hook before a commit does: one file is named. For us that is a question to the whole program."""
    sized = sorted(bench.python_files(tree), key=lambda path: path.stat().st_size)
    file = str(sized[len(sized) * 3 // 4])
    commands = {
        "sessionlint, one file named, warm": [options.tool, "check", file],
        "ruff TID251, one file named, warm": programs(options, pathlib.Path(file), work)["ruff TID251, warm"],
    }
    costs = in_turn(commands, options.rounds)
    ours = next(iter(costs.values()))
    return [cost_row(name, runs, ours) for name, runs in costs.items()]


def growth(options, tree: pathlib.Path, work: pathlib.Path) -> list[dict]:
    """So many copies of the tree, each in a folder of its own; what a line costs in each."""
    commands, lines = {}, bench.lines_of(bench.python_files(tree))
    for size in options.sizes:
        copies = work / f"times-{size}"
        for number in range(size):
            bench.copy_files(tree, copies / f"copy_{number}")
        commands[f"{size}×"] = [options.tool, "check", "--no-cache", str(copies)]
    costs = in_turn(commands, options.rounds)
    first = costs[f"{options.sizes[0]}×"]
    return [
        {
            "size": name, "lines": lines * size, "seconds": middle(runs), "processor": middle(runs, "processor"),
            "mebibytes": most(runs), "ratio": 1 / ratio(first, runs),
            "memory": most(runs) / most(first),
        }
        for size, (name, runs) in zip(options.sizes, costs.items(), strict=True)
    ]  # fmt: skip


def start(options) -> list[dict]:
    """What it takes to say the version."""
    commands = {"sessionlint": [options.tool, "--version"], "ruff": [options.ruff, "--version"]}
    commands = {name: words for name, words in commands.items() if shutil.which(words[0])}
    costs = in_turn(commands, max(20, options.rounds))
    return [
        {"program": name, "milliseconds": middle(runs) * 1000, "mebibytes": most(runs)} for name, runs in costs.items()
    ]


def stages(options, tree: pathlib.Path) -> dict[str, dict[str, float]]:
    """Milliseconds by stage, as the real command tells them, cold and warm and with one worker."""
    told: dict[str, dict[str, float]] = {}
    ways = {"cold": ["--no-cache"], "cold, one worker": ["--no-cache", "--jobs", "1"], "warm": []}
    for way, more in ways.items():
        samples: dict[str, list[float]] = {}
        for number in range(options.rounds + 1):
            words = [options.tool, "check", "--timings", *more, str(tree)]
            said = subprocess.run(words, capture_output=True, text=True).stderr
            for name, milliseconds in re.findall(r"^(\w+) +([\d.]+) ms", said, re.M) if number else []:
                samples.setdefault(name, []).append(float(milliseconds))
        if not samples:
            sys.exit("`--timings` tells nothing")
        told[way] = {name: statistics.median(values) for name, values in samples.items()}
    return told


def version(words: list[str]) -> str:
    done = subprocess.run(words, capture_output=True, text=True)
    told = (done.stdout or done.stderr).strip().splitlines()[0]
    # Some say the number alone.
    return told if not told[:1].isdigit() else f"{pathlib.Path(words[0]).name} {told}"


def machine() -> str:
    lines = pathlib.Path("/proc/cpuinfo").read_text().splitlines() if os.path.exists("/proc/cpuinfo") else []
    name = next((line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")), platform.processor())
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / (1 << 30)
    return f"{os.cpu_count()} cores of {name}, {memory:.0f} GiB, {platform.system()} {'.'.join(platform.release().split('.')[:2])}"


def markdown(found: dict) -> str:
    text = [
        f"{found['date']}; {found['machine']}; {', '.join(found['versions'])}.",
        f"`{found['tree']}`: {found['files']:,} files, {found['lines']:,} lines, {found['megabytes']:.1f} MB; "
        f"medians of {found['rounds']} interleaved rounds, memory the most of them.",
        "",
        "| program | wall s | processor s | peak MiB | sessionlint is … of its wall time |",
        "|---|--:|--:|--:|--:|",
    ]
    for row in found["programs"] + found["one file"]:
        share = f"{row['ratio']:.2f}" if row.get("ratio") and not row["program"].startswith("sessionlint") else ""
        text.append(f"| {row['program']} | {row['seconds']:.3f} | {row['processor']:.3f} | {row['mebibytes']:.0f} | {share} |")
    text += ["", "| copies | lines | wall s | peak MiB | times the time | times the memory |", "|---|--:|--:|--:|--:|--:|"]
    for row in found["growth"]:
        text.append(
            f"| {row['size']} | {row['lines']:,} | {row['seconds']:.3f} | {row['mebibytes']:.0f} | {row['ratio']:.1f} | {row['memory']:.1f} |"
        )
    text += ["", "| start-up | ms | peak MiB |", "|---|--:|--:|"]
    text += [f"| {row['program']} | {row['milliseconds']:.1f} | {row['mebibytes']:.0f} |" for row in found["start"]]
    ways = list(found["stages"])
    text += ["", f"| stage, ms | {' | '.join(ways)} |", "|---|" + "--:|" * len(ways)]
    for stage in dict.fromkeys(name for way in ways for name in found["stages"][way]):
        cells = [f"{found['stages'][way][stage]:.1f}" if stage in found["stages"][way] else "" for way in ways]
        text.append(f"| {stage} | {' | '.join(cells)} |")
    speed = found["speed"]
    text += ["", f"One core: lexing {speed['lexing']:.0f} MB/s, bytes to facts {speed['facts']:.0f} MB/s."]
    return "\n".join(text)


def main() -> None:
    corpora = pathlib.Path(os.environ.get("SESSIONLINT_CORPORA", "/tmp/sessionlint-corpora"))
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("tree", type=pathlib.Path, metavar="TREE")
    parser.add_argument("--tool", default=str(REPOSITORY / ".build/release/sessionlint"))
    parser.add_argument("--ruff", default=str(corpora / "venv/bin/ruff"))
    parser.add_argument("--ast-grep", default=str(corpora / "venv/bin/ast-grep"))
    parser.add_argument("--semgrep", default=str(corpora / "semgrep/bin/semgrep"))
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--sizes", type=lambda text: [int(size) for size in text.split(",")], default=[1, 3, 10])
    parser.add_argument("--json", type=pathlib.Path, help="write the numbers here too")
    options = parser.parse_args()
    for program in (options.tool, options.ruff):
        if not shutil.which(program):
            parser.error(f"no such program: {program}")
    files = bench.python_files(options.tree)
    if not files or options.rounds < 1:
        parser.error("a tree with Python and at least one round, please")
    with tempfile.TemporaryDirectory() as folder:
        work = pathlib.Path(folder).resolve()
        # A copy: the measurement leaves a cache behind, and changes a file.
        tree = work / options.tree.name
        shutil.copytree(options.tree, tree, ignore=shutil.ignore_patterns(".sessionlint_cache", ".git"))
        # So that a file which is named alone belongs to the tree.
        (tree / "sessionlint.toml").touch()
        commands = programs(options, tree, work)
        costs = in_turn(commands, options.rounds)
        found = {
            "date": datetime.date.today().isoformat(), "machine": machine(),
            "versions": [version([words[0], "--version"]) for name, words in commands.items() if not name.endswith("warm")],
            "tree": options.tree.name, "files": len(files), "lines": bench.lines_of(files),
            "megabytes": sum(path.stat().st_size for path in files) / 1e6, "rounds": options.rounds,
            "programs": rows(costs),
            "one file": [changed_file(options, tree), *one_file(options, tree, work)],
            "growth": growth(options, tree, work), "start": start(options), "stages": stages(options, tree),
            "speed": bench.stages(options.tool, tree),
        }  # fmt: skip
    print(markdown(found))
    if options.json:
        options.json.write_text(json.dumps(found, indent=2) + "\n")


if __name__ == "__main__":
    main()
