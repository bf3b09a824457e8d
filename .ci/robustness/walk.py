#!/usr/bin/env python3
"""Walks through the history of a repository, one commit after the other, and holds `--since` against two whole runs.

What `check --since PREVIOUS` reports must be among what a whole run finds in this commit and not in the one before, and
what of that is not reported must have been moved: the one before has a finding of the same rule that is gone now.
A baseline is written at the first commit; at the last one, what it does not hold is what came since. Without a
repository, one is made: its commits put one file of a project after the other in order, spoil them again, and move them.
The last line is `N passed, N failed`.

    walk.py [--tool PATH] [--commits N] [--last REV] [--show] [REPOSITORY]
"""

import argparse
import collections
import json
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

REPOSITORY = pathlib.Path(__file__).resolve().parent.parent.parent
ENVIRONMENT = {
    **{name: value for name, value in os.environ.items() if not name.startswith("GIT_")},
    **{"GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_SYSTEM": "/dev/null"},
    **{f"GIT_{who}_{what}": "a@b.example" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")},
}


def git(folder: pathlib.Path, *words: str) -> str:
    return subprocess.run(
        ["git", "-C", folder, *words], env=ENVIRONMENT, check=True, capture_output=True, text=True
    ).stdout


class Tree:
    """A work tree in which commits are checked out one by one."""

    def __init__(self, folder: pathlib.Path, tool: str):
        self.folder = folder
        self.tool = tool

    def check(self, *words: str) -> tuple[list[dict], float]:
        begun = time.monotonic()
        command = [self.tool, "check", "--format", "json", *words, "."]
        run = subprocess.run(command, cwd=self.folder, env=ENVIRONMENT, capture_output=True, text=True)
        seconds = time.monotonic() - begun
        if run.returncode not in (0, 1):
            sys.exit(f"{' '.join(command)} ended with {run.returncode}: {run.stderr[-500:]}")
        return json.loads(run.stdout)["findings"], seconds


def key(finding: dict) -> tuple:
    return finding["rule"], finding["file"], finding["function"], finding["fingerprint"]


def told(finding: dict) -> str:
    return f"{finding['file']}:{finding['line']} {finding['rule']} in {finding['function']}: {finding['message']}"


def project(folder: pathlib.Path) -> pathlib.Path:
    """A repository whose commits change one file each, from one project to the other and back."""
    before, after = (REPOSITORY / f"Fixtures/projects/platform-{state}" for state in ("before", "after"))
    tree = folder / "made"
    shutil.copytree(before, tree, ignore=shutil.ignore_patterns("__pycache__", ".sessionlint_cache"))
    git(folder, "init", "--quiet", "made")

    def commit(subject: str) -> None:
        git(tree, "add", "--all")
        git(tree, "commit", "--quiet", "--allow-empty", "--message", subject)

    commit("The platform as it was")
    names = sorted(
        {str(path.relative_to(root)) for root in (before, after) for path in root.rglob("*.py")}
    )  # fmt: skip
    for state, order in ((after, names), (before, names[::-1])):
        for name in order:
            (tree / name).unlink(missing_ok=True)
            if (state / name).exists():
                (tree / name).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(state / name, tree / name)
            if git(tree, "status", "--porcelain"):
                commit(f"{name} as in {state.name}")
    for name in [name for name in names if (tree / name).exists()]:
        path = tree / name
        text = path.read_text()
        if "from __future__" not in text:
            path.write_text("# One line more.\n\n" + text)
    commit("Every file shifted")
    services = tree / "app/services"
    services.rename(tree / "app/domain_services")
    for path in tree.rglob("*.py"):
        path.write_text(path.read_text().replace("app.services", "app.domain_services"))
    commit("A folder renamed")
    return tree


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--tool", default=str(REPOSITORY / ".build/release/sessionlint"))
    options.add_argument("--commits", type=int, default=50)
    options.add_argument("--last", default="HEAD", help="where the walk ends")
    options.add_argument("--show", action="store_true", help="print each finding that is reported")
    options.add_argument("repository", nargs="?", type=pathlib.Path)
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        source = given.repository or project(pathlib.Path(folder))
        copy = pathlib.Path(folder) / "walk"
        subprocess.run(["git", "clone", "--quiet", "--no-checkout", source, copy], env=ENVIRONMENT, check=True)
        # A configuration makes the folder the workspace, and the baseline's place.
        (copy / ".git/info/exclude").write_text("/sessionlint.baseline\n.sessionlint_cache/\n")
        words = ["rev-list", "--first-parent", f"--max-count={given.commits + 1}", given.last, "--", "*.py", "*.swift"]
        commits = git(copy, *words).split()[::-1]
        tree = Tree(copy, str(pathlib.Path(given.tool).resolve()))
        failed, left = walk(tree, commits, given.show)
        if left and not given.repository:
            # Its last state is its first one, moved.
            failed += 1
            print(*(f"WRONG: is beyond the baseline: {told(finding)}" for finding in left), sep="\n")
    print(f"{len(commits) - 1 - failed} passed, {failed} failed")
    return 1 if failed or len(commits) < 2 else 0


def walk(tree: Tree, commits: list[str], shows: bool) -> tuple[int, list[dict]]:
    """How many commits were judged wrongly, and what the baseline of the first one does not hold at the last one."""
    git(tree.folder, "checkout", "--quiet", "--force", commits[0])
    created = subprocess.run(
        [tree.tool, "baseline", "create", "."], cwd=tree.folder, env=ENVIRONMENT, capture_output=True, text=True
    )
    print(created.stdout or created.stderr, end="")
    before, _ = tree.check("--no-baseline")
    failed = reported = moved = 0
    times: dict[str, list[float]] = {"whole": [], "since": [], "again": []}
    for previous, commit in zip(commits, commits[1:]):
        git(tree.folder, "checkout", "--quiet", "--force", commit)
        # In this order: `--since` finds kept what was checked before the commit, and not this one.
        since, seconds = tree.check("--no-baseline", "--since", previous)
        times["since"].append(seconds)
        times["again"].append(tree.check("--no-baseline", "--since", previous)[1])
        now, seconds = tree.check("--no-baseline", "--no-cache")
        times["whole"].append(seconds)
        new = {key(finding): finding for finding in now}
        for finding in before:
            new.pop(key(finding), None)
        old, current = {key(finding) for finding in before}, {key(finding) for finding in now}
        gone = collections.Counter(rule for rule, *_ in old - current)
        wrong = [f"is not new: {told(finding)}" for finding in since if key(finding) not in new]
        names = {key(finding) for finding in since}
        quiet = [finding for name, finding in new.items() if name not in names]
        for finding in quiet:
            gone[finding["rule"]] -= 1
            if gone[finding["rule"]] < 0:
                wrong.append(f"is new, and not told: {told(finding)}")
        reported += len(since)
        moved += len(quiet)
        failed += bool(wrong)
        subject = git(tree.folder, "show", "--no-patch", "--format=%s", commit).strip()
        if shows or wrong:
            print(f"{commit[:8]} {subject[:80]}: {len(now)} findings, {len(since)} reported, {len(quiet)} moved")
            for finding in since if shows else []:
                print(f"    + {told(finding)}")
            for finding in quiet if shows else []:
                print(f"    ~ {told(finding)}")
        for line in wrong:
            print(f"    WRONG: {line}")
        before = now
    left, _ = tree.check()
    middle = {name: f"{statistics.median(values):.2f} s, at most {max(values):.2f} s" for name, values in times.items()}
    print(f"{len(commits) - 1} commits: {reported} reported, {moved} moved, {len(left)} beyond the baseline at the end")
    print("; ".join(f"{name}: {text}" for name, text in middle.items()))
    return failed, left


if __name__ == "__main__":
    sys.exit(main())
