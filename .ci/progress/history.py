#!/usr/bin/env python3
"""Holds the numbers of `progress --history` against runs in checkouts of the same commits.

Some commits of a repository, by default three, are checked out into a folder of their own. `progress` must count there
what the history says of them, metric by metric, and `check` must have found what keeps the things that are left. A
second run over the history must say the same from its cache, and so must one that begins where others were killed.
Without a repository, one is made whose commits put one file of a project after the other in order, and spoil it again.

    history.py [--tool PATH] [--every STEP] [--since REV|DAY] [--spots N] [--kills N] [--path FOLDER] [REPOSITORY]
"""

import argparse
import json
import pathlib
import random
import shutil
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
sys.path[:0] = [str(ROOT / ".ci"), str(ROOT / ".ci/robustness")]
from tally import check, conclude  # noqa: E402
from walk import ENVIRONMENT, git, project  # noqa: E402

DIRECT = {"session-factory-imported"} | {
    f"session-opened-in-{role}" for role in ("tool", "service", "repository", "model", "view", "view-model")
}


def said(tool: str, folder: pathlib.Path, *words: str) -> tuple[dict, float]:
    begun = time.monotonic()
    run = subprocess.run([tool, *words], cwd=folder, env=ENVIRONMENT, capture_output=True, text=True)
    seconds = time.monotonic() - begun
    if run.returncode not in (0, 1):
        sys.exit(f"{' '.join(words)} ended with {run.returncode}: {run.stderr[-500:]}")
    return json.loads(run.stdout), seconds


def counts(metric: dict) -> tuple[int, int, int]:
    return metric["total"], metric["done"], metric["left"]


def spot(tool: str, repository: pathlib.Path, path: str, point: dict, work: pathlib.Path) -> None:
    """One commit, checked out by itself."""
    revision = point["revision"]["hash"]
    copy = work / revision[:10]
    git(work, "clone", "--quiet", "--shared", "--no-checkout", str(repository), str(copy))
    git(copy, "read-tree", revision)
    # A clone may lack the content of pictures and archives, which nobody counts.
    names = git(copy, "ls-files", "-z")
    command = ["git", "-C", copy, "checkout-index", "-f", "-z", "--stdin"]
    subprocess.run(command, env=ENVIRONMENT, input=names, capture_output=True, text=True)
    now, seconds = said(tool, copy, "progress", "--isolated", "--no-cache", "--all", "--format", "json", path)
    there = {metric["id"]: counts(metric) for metric in now["metrics"]}
    told = {name: counts(count) for name, count in point["counts"].items()}
    check(f"{revision[:10]}: the same counts", there == told, {k: (v, told.get(k)) for k, v in there.items() if v != told.get(k)})
    rules = {rule for metric in now["metrics"] for item in metric["items"] for rule in item["rules"]}
    words = ["check", "--isolated", "--no-cache", "--no-baseline", "--format", "json", path]
    report, _ = said(tool, copy, *words)
    if not report["summary"]["suppressed"]:
        # An import and the opening that it serves are one thing, and one finding.
        direct = [finding for finding in report["findings"] if finding["rule"] in DIRECT]
        left = told.get("direct-access", (0, 0, 0))[2]
        check(f"{revision[:10]}: direct access as check finds it", left == len(direct), (left, len(direct)))
        select = ["--select", ",".join(sorted(rules | DIRECT)), "--no-group"]
        report, _ = said(tool, copy, *words, *select)
        found = {finding["rule"] for finding in report["findings"]}
        check(f"{revision[:10]}: check finds what keeps things", rules <= found, rules - found)
    counted = sum(1 for total, _, _ in there.values() if total)
    left = sum(left for _, _, left in there.values())
    print(f"{revision[:10]}  {counted} metrics, {left} left, {len(rules)} rules; {seconds:.1f} s in a checkout")
    shutil.rmtree(copy)


def killed(tool: str, repository: pathlib.Path, words: list[str], seconds: float, times: int) -> None:
    """Ends runs on their way; what they leave must be sound."""
    chance = random.Random(7)
    for _ in range(times):
        run = subprocess.Popen(
            [tool, *words], cwd=repository, env=ENVIRONMENT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        time.sleep(seconds * chance.random())
        run.kill()
        run.wait()


def main() -> int:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--tool", default=str(ROOT / ".build/release/sessionlint"))
    arguments.add_argument("--every", default="commit", choices=["week", "commit", "tag"])
    arguments.add_argument("--since", default="1970-01-01")
    arguments.add_argument("--spots", type=int, default=3)
    arguments.add_argument("--kills", type=int, default=3)
    arguments.add_argument("--path", default=".", help="what of the repository is counted")
    arguments.add_argument("repository", nargs="?", type=pathlib.Path)
    options = arguments.parse_args()
    tool = str(pathlib.Path(options.tool).resolve())
    with tempfile.TemporaryDirectory() as name:
        work = pathlib.Path(name)
        repository = options.repository.resolve() if options.repository else project(work)
        words = ["progress", "--isolated", "--history", "--every", options.every, "--since", options.since]
        words += ["--format", "json", options.path]
        state = git(repository, "status", "--porcelain=v2")
        shutil.rmtree(repository / options.path / ".sessionlint_cache", ignore_errors=True)
        cold, first = said(tool, repository, *words)
        warm, second = said(tool, repository, *words)
        points = cold["history"]
        print(f"{len(points)} commits: {first:.1f} s, and {second:.1f} s from the cache")
        check("warm: the same", warm["history"] == points and len(points) > 0, len(points))
        bare, _ = said(tool, repository, *words, "--no-cache") if not options.repository else (cold, 0)
        check("without a cache: the same", bare["history"] == points)
        check("the work tree is as it was", git(repository, "status", "--porcelain=v2") == state)
        if options.kills:
            shutil.rmtree(repository / options.path / ".sessionlint_cache", ignore_errors=True)
            killed(tool, repository, words, first, options.kills)
            again, _ = said(tool, repository, *words)
            check("after being killed: the same", again["history"] == points)
        last = len(points) - 1
        places = sorted({round(last * place / max(1, options.spots - 1)) for place in range(options.spots)})
        for place in places:
            spot(tool, repository, options.path, points[place], work)
    return conclude()


if __name__ == "__main__":
    sys.exit(main())
