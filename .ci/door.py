#!/usr/bin/env python3
"""Checks that the transcripts in README.md are what the program says.

A block of text belongs to the folder of `Fixtures/projects` that was named last before it. Every line of it must stand
in the output for that folder, in that order; `… N more` stands for N findings, and times may differ. In a block of a
console every `$ sessionlint …` is run, and what stands below it must be all of its output, but where a line is `…`.
The last line is `N passed, N failed`.

    door.py [TOOL]
"""

import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
FOLDER = re.compile(r"Fixtures/projects/[\w-]+")
TIME = re.compile(r" · [0-9.]+ s$")


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
    for command, shown in commands:
        if not command.startswith("sessionlint "):
            continue
        words = [tool, *command.split()[1:]]
        run = subprocess.run(words, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        pattern = "".join(".*" if line == "…" else re.escape(line) + "\n" for line in shown)
        if not re.fullmatch(pattern, run.stdout, re.DOTALL):
            problems.append(f"{command} says otherwise")
    return problems


def main() -> int:
    tool = sys.argv[1] if len(sys.argv) > 1 else str(ROOT / ".build/release/sessionlint")
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
