#!/usr/bin/env python3
"""Checks that the transcripts in README.md are what the program says.

A block of text belongs to the folder of `Fixtures/projects` that was named last before it. Every line of it must stand
in the output for that folder, in that order; `… N more` stands for N findings, and times may differ. In a block of a
console every `$ sessionlint …` is run, and what stands below it must be all of its output, but where a line is `…`. From
a line `$ cd boathouse` on, commands run in a repository in which `Fixtures/projects/platform-before` becomes `-after`
from Monday to Monday, one file after the other, on a day that is always the same.
The last line is `N passed, N failed`.

    door.py [TOOL]
"""

import datetime
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
FOLDER = re.compile(r"Fixtures/projects/[\w-]+")
HASH = re.compile(r"\b(?=[a-f]*[0-9])[0-9a-f]{7}\b")
TIME = re.compile(r" · [0-9.]+ s$")


def boathouse(folder: pathlib.Path) -> dict[str, str]:
    """Makes the repository, and tells in which environment its day is the day."""
    before, after = (ROOT / f"Fixtures/projects/platform-{state}" for state in ("before", "after"))
    shutil.copytree(before, folder, ignore=shutil.ignore_patterns("__pycache__", ".sessionlint_cache"))
    environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    environment |= {"GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_SYSTEM": "/dev/null"}
    day = datetime.datetime(2026, 1, 5, 12, tzinfo=datetime.timezone.utc)
    subprocess.run(["git", "init", "--quiet", folder], env=environment, check=True)

    def commit(subject: str) -> None:
        nonlocal day
        for role in ("AUTHOR", "COMMITTER"):
            environment[f"GIT_{role}_DATE"] = day.isoformat()
            environment[f"GIT_{role}_NAME"], environment[f"GIT_{role}_EMAIL"] = "Ann", "ann@example.org"
        for words in (["add", "--all"], ["commit", "--quiet", "--message", subject]):
            subprocess.run(["git", "-C", folder, *words], env=environment, check=True)
        day += datetime.timedelta(days=7)

    commit("As it was")
    for path in sorted(after.rglob("*.py")):
        name = path.relative_to(after)
        if (folder / name).exists() and (folder / name).read_bytes() == path.read_bytes():
            continue
        # Services and tools are still to come.
        if name.parts[1] == "services":
            break
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, folder / name)
        commit(f"{name.stem}, as it should be")
    environment["SOURCE_DATE_EPOCH"] = str(int(day.timestamp()))
    return environment


def wrong(block: list[str], said: list[str]) -> str | None:
    """What is not as it is said."""
    place = shown = 0
    more = None
    for line in block:
        if hidden := re.fullmatch(r"… (\d+) more", line):
            more = int(hidden[1])
            continue
        line = TIME.sub("", line)
        shown += line.startswith("Fixtures/")
        while place < len(said) and TIME.sub("", said[place]) != line:
            place += 1
        if place == len(said):
            return f"is not said: {line}"
        place += 1
    found = sum(line.startswith("Fixtures/") for line in said)
    if more is not None and found != shown + more:
        return f"{found} findings, and not {shown} and {more} more"
    return None


def console(block: list[str], tool: str) -> list[str]:
    """What is not as a block of a console shows it."""
    problems = []
    commands: list[tuple[str, list[str]]] = []
    for line in block:
        if line.startswith("$ "):
            commands.append((line[2:], []))
        elif commands:
            commands[-1][1].append(line)
    folder, environment = ROOT, dict(os.environ)
    scratch = tempfile.TemporaryDirectory()
    for command, shown in commands:
        if command == "cd boathouse":
            folder = pathlib.Path(scratch.name) / "boathouse"
            environment = boathouse(folder)
        if not command.startswith("sessionlint "):
            continue
        words = [tool, *command.split()[1:]]
        run = subprocess.run(
            words, cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )
        # The hash of a commit says nothing to a reader, and is another one whenever a fixture changes.
        pattern = "".join(
            ".*" if line == "…" else HASH.sub("[0-9a-f]{7}", re.escape(line)) + "\n" for line in shown
        )
        if not re.fullmatch(pattern, run.stdout, re.DOTALL):
            problems.append(f"{command} says otherwise")
    scratch.cleanup()
    return problems


def main() -> int:
    tool = str(pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else ROOT / ".build/release/sessionlint").resolve())
    folder = None
    block: list[str] | None = None
    is_console = False
    passed = failed = 0
    for line in (ROOT / "README.md").read_text().splitlines():
        if block is None:
            folder = (FOLDER.findall(line) or [folder])[-1]
            if line == "```text" and folder or line == "```console":
                block = []
                is_console = line == "```console"
        elif line == "```":
            text = "\n".join(block)
            if is_console:
                problems = console(block, tool)
                failed += len(problems)
                passed += any(line.startswith("$ sessionlint") for line in block) and not problems
                for problem in problems:
                    print(f"FAIL {problem}")
            elif "Fixtures/" in text or "No findings" in text:
                command = [tool, "check", "--no-cache", folder]
                said = subprocess.run(command, cwd=ROOT, capture_output=True, text=True).stdout.splitlines()
                problem = wrong(block, said)
                if problem:
                    failed += 1
                    print(f"FAIL {folder}: {problem}")
                else:
                    passed += 1
            block = None
        else:
            folder = (FOLDER.findall(line) or [folder])[-1] if is_console else folder
            block.append(line)
    print(f"{passed} passed, {failed} failed")
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main())
