#!/usr/bin/env python3
"""Checks what fixes make of the fixtures with the languages' own readers.

Copies each folder of fixtures that break a rule, and each platform, applies all fixes, and lets `python3 -m py_compile`
and, where there is one, `swiftc -parse` read the files that changed. A file that they did not read before counts as
passed. The patch of `--diff` must be one that `git apply` makes the same files of. The last line is `N passed, N failed`.

    fixes.py [TOOL]
"""

import pathlib
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
SWIFT = shutil.which("swiftc")


def reads(path: pathlib.Path) -> bool:
    """Whether the language itself can read a file."""
    if path.suffix == ".py":
        code = "import ast, sys; ast.parse(open(sys.argv[1], 'rb').read())"
        words = [sys.executable, "-W", "ignore", "-c", code, str(path)]
    elif SWIFT:
        words = [SWIFT, "-parse", "-swift-version", "6", str(path)]
    else:
        return True
    return subprocess.run(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode == 0


def sources(folder: pathlib.Path) -> dict[str, bytes]:
    paths = [*folder.rglob("*.py"), *folder.rglob("*.swift")]
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(paths)}


def check(folder: pathlib.Path, tool: str, scratch: pathlib.Path) -> tuple[int, list[str]]:
    """How many files changed, and what is wrong with them."""
    before, after = scratch / "before", scratch / "after"
    for copy in (before, after):
        shutil.copytree(folder, copy)
    options = ["--no-cache", "--unsafe-fixes", "--exit-zero"]
    patch = subprocess.run([tool, "check", *options, "--diff"], cwd=before, capture_output=True)
    run = subprocess.run([tool, "check", *options, "--fix"], cwd=after, capture_output=True, text=True)
    problems = [] if run.returncode == 0 and patch.returncode == 0 else [f"ends with {run.returncode}: {run.stderr}"]
    old, new = sources(before), sources(after)
    changed = [name for name in old if old[name] != new[name]]
    for name in changed:
        if reads(before / name) and not reads(after / name):
            problems.append(f"{name} cannot be read any more")
    if patch.stdout:
        applied = subprocess.run(["git", "apply", "--unsafe-paths", "-"], cwd=before, input=patch.stdout, capture_output=True)
        if applied.returncode != 0:
            problems.append(f"the patch does not apply: {applied.stderr.decode()}")
        elif sources(before) != new:
            problems.append("the patch makes other files than --fix")
    elif changed:
        problems.append("there is no patch")
    return len(changed), problems


def main() -> int:
    tool = str(pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else ROOT / ".build/debug/sessionlint").resolve())
    folders = sorted((ROOT / "Fixtures/rules").glob("*/bad"))
    folders += sorted(path for path in (ROOT / "Fixtures/projects").iterdir() if path.is_dir())
    passed = failed = files = 0
    for folder in folders:
        with tempfile.TemporaryDirectory() as scratch:
            count, problems = check(folder, tool, pathlib.Path(scratch))
        files += count
        for problem in problems:
            print(f"{folder.relative_to(ROOT)}: {problem}")
        passed, failed = passed + (not problems), failed + bool(problems)
    print(f"{files} files changed")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed or not files else 0


if __name__ == "__main__":
    sys.exit(main())
