#!/usr/bin/env python3
"""Writes everything that the program writes while something goes wrong, and looks for what is only half there.

A disk that is full, a bound on the size of files, a pipe whose reader is gone, and a kill at any moment: afterwards a
report, a baseline, a source file, a configuration, a page is what it was before or what it was to become, as a whole;
but after a kill nothing else lies in the folder; the exit code tells of the failure; and the next run over what is
there, its cache too, says the same as one that begins anew. The last line is `N passed, N failed`.

    interrupted.py [--tool PATH] [--kills N] [--seed N] TREE
"""

import argparse
import os
import pathlib
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time

REPOSITORY = pathlib.Path(__file__).resolve().parent.parent.parent
ENVIRONMENT = os.environ | {"SWIFT_BACKTRACE": "enable=no"}
CACHE = ".sessionlint_cache"
BASELINE = "sessionlint.baseline"

# What is written, and the words that write it.
WRITING = {
    "report": ["check", "--no-cache", "--output", "sarif=out.sarif", "--output", "json=out.json", "."],
    "report instead of another": ["check", "--no-cache", "--output", "json=old.json", "."],
    "cache": ["check", "."],
    "baseline": ["baseline", "create", "."],
    "baseline anew": ["baseline", "create", "--force", "--baseline", "old.baseline", "."],
    "fixes": ["check", "--no-cache", "--fix", "--unsafe-fixes", "."],
    "suppressions": ["check", "--no-cache", "--add-suppressions", "known", "."],
    "page": ["progress", "--no-cache", "--format", "html", "--output", "page.html", "."],
    "configuration": ["init", "."],
}


def snapshot(folder: pathlib.Path) -> dict[str, bytes]:
    """Every file but those of the cache, which is believed by its digests, with what it holds."""
    found = [path for path in folder.rglob("*") if path.is_file() and CACHE not in path.parts]
    return {str(path.relative_to(folder)): timeless(path.read_bytes(), folder) for path in sorted(found)}


def timeless(content: bytes, folder: pathlib.Path) -> bytes:
    """Without when and where it was."""
    content = content.replace(str(folder).encode(), b"HERE")
    return re.sub(rb'("seconds": ?|startTimeUtc": ?"|endTimeUtc": ?")[0-9.eTZ:-]+', rb"\1", content)


class Trial:
    def __init__(self, tool: str, tree: pathlib.Path, folder: pathlib.Path):
        self.tool, self.tree, self.folder = tool, tree, folder
        self.passed = self.failed = 0

    def fresh(self, target: pathlib.Path) -> pathlib.Path:
        """A copy of the tree, with old outputs in it."""
        for path in target.iterdir() if target.exists() else []:
            shutil.rmtree(path) if path.is_dir() and not path.is_symlink() else path.unlink()
        shutil.copytree(self.tree, target, dirs_exist_ok=True, ignore=shutil.ignore_patterns(CACHE, ".git"))
        (target / "old.json").write_text("{}\n")
        (target / "old.baseline").write_text("# SessionLint baseline, version 1\n")
        return target

    def run(self, folder: pathlib.Path, words: list[str], **settings) -> subprocess.CompletedProcess:
        settings = {"stdin": subprocess.DEVNULL, "capture_output": True} | settings
        return subprocess.run([self.tool, *words], cwd=folder, env=ENVIRONMENT, timeout=120, **settings)

    def told(self, name: str, complaints: list[str]) -> None:
        self.passed, self.failed = self.passed + (not complaints), self.failed + bool(complaints)
        for complaint in complaints:
            print(f"FAIL {name}: {complaint}", flush=True)

    def half(self, now: dict[str, bytes], before: dict[str, bytes], after: dict[str, bytes], more: str = "(?!)") -> list[str]:
        """Files that are neither as they were nor as they were to be; `more` names others that may lie about."""
        complaints = []
        for name in sorted({*now, *before, *after}):
            if now.get(name) not in (before.get(name), after.get(name)) and not re.search(more, name):
                complaints.append(f"{name} is half there: {len(now.get(name, b''))} bytes")
        return complaints

    def silent(self, done: subprocess.CompletedProcess, now: dict, before: dict, after: dict) -> list[str]:
        """Whether what was not written goes without a word, and without a code that tells of it."""
        is_told = done.returncode >= 2 or re.search(b"no space left|too large|cannot be written", done.stdout + done.stderr)
        return [] if now == after or is_told else [f"nothing is said of what is not written, and the code is {done.returncode}"]

    def next_run(self, folder: pathlib.Path) -> list[str]:
        """Whether what is there is believed only as far as it is right."""
        cached, anew = (self.run(folder, ["check", "--format", "json", *more, "."]) for more in ([], ["--no-cache"]))
        if cached.returncode not in (0, 1):
            return [f"the next run ends with {cached.returncode}: {cached.stderr.decode(errors='replace')[-300:]}"]
        return [] if timeless(cached.stdout, folder) == timeless(anew.stdout, folder) else ["the next run says something else than one anew"]

    def states(self, words: list[str]) -> tuple[dict[str, bytes], dict[str, bytes], float]:
        """Before and after a run that nothing disturbs, and how long that takes."""
        folder = self.fresh(self.folder / "calm" / "tree")
        before = snapshot(folder)
        begun = time.perf_counter()
        done = self.run(folder, words)
        if done.returncode not in (0, 1):
            sys.exit(f"{words}: ended with {done.returncode}: {done.stderr.decode(errors='replace')}")
        return before, snapshot(folder), time.perf_counter() - begun

    # What goes wrong.

    def bounded(self, name: str, words: list[str]) -> None:
        """No file may be larger than so many blocks of 512 bytes."""
        before, after, _ = self.states(words)
        for blocks in (0, 1, 8):
            folder = self.fresh(self.folder / "bounded" / "tree")
            shell = ["sh", "-c", f'ulimit -f {blocks}; exec "$@"', "sh", self.tool, *words]
            done = subprocess.run(shell, cwd=folder, env=ENVIRONMENT, capture_output=True, timeout=120)
            now = snapshot(folder)
            complaints = self.half(now, before, after)
            if done.returncode < 0 or done.returncode > 3:
                complaints.append(f"ended with {done.returncode}")
            complaints += self.silent(done, now, before, after)
            self.told(f"{name}, files of at most {blocks} blocks", complaints + self.next_run(folder))

    def full(self, name: str, words: list[str], disk: pathlib.Path, free: int) -> None:
        """A disk with so many bytes left."""
        before, after, _ = self.states(words)
        folder = self.fresh(disk / "tree")
        filler = disk / "filler"
        with open(filler, "wb", buffering=0) as file:
            try:
                while file.write(b"\0" * 4096) == 4096:
                    pass
            except OSError:
                pass
        os.truncate(filler, max(0, filler.stat().st_size - free))
        done = self.run(folder, words)
        filler.unlink()
        now = snapshot(folder)
        complaints = self.half(now, before, after)
        if done.returncode not in (0, 1, 2, 3):
            complaints.append(f"ended with {done.returncode}")
        complaints += self.silent(done, now, before, after)
        if b"atal error" in done.stderr:
            complaints.append("a trap")
        self.told(f"{name}, {free} bytes left", complaints + self.next_run(folder))

    def killed(self, name: str, words: list[str], chance: random.Random, kills: int) -> None:
        """At any moment; what was to be a new file may lie about under a name that nobody takes for it."""
        before, after, seconds = self.states(words)
        leftovers = 0
        complaints = []
        for _ in range(kills):
            folder = self.fresh(self.folder / "killed" / "tree")
            process = subprocess.Popen(
                [self.tool, *words], cwd=folder, env=ENVIRONMENT, stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            )  # fmt: skip
            time.sleep(chance.random() * seconds)
            process.send_signal(signal.SIGKILL)
            process.wait()
            now = snapshot(folder)
            leftovers += sum(name.endswith(".tmp") for name in now)
            complaints += self.half(now, before, after, more=r"\.tmp$") + self.next_run(folder)
        self.told(f"{name}, killed {kills} times", sorted(set(complaints)))
        if leftovers:
            print(f"     {name}: {leftovers} temporary files left by {kills} kills")

    def closed(self, form: str, taken: int) -> None:
        """A reader that goes away after so many bytes, or before the first one."""
        folder = self.fresh(self.folder / "closed" / "tree")
        process = subprocess.Popen(
            [self.tool, "check", "--no-cache", "--format", form, "."], cwd=folder, env=ENVIRONMENT,
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        )  # fmt: skip
        if taken:
            process.stdout.read(taken)
        process.stdout.close()
        said = process.stderr.read()
        code = process.wait(60)
        complaints = [f"ended with {code}"] if code not in (0, 1, 2) else []
        self.told(f"{form} into a pipe closed after {taken} bytes", complaints + (["a trap"] if b"atal error" in said else []))

    def no_streams(self) -> None:
        """Without standard input, output or error: what is opened next may not be taken for one of them."""
        for closed in ("0<&-", "1>&-", "2>&-", "0<&- 1>&- 2>&-"):
            before, after, _ = self.states(WRITING["report"])
            folder = self.fresh(self.folder / "streams" / "tree")
            words = ["sh", "-c", f'exec "$@" {closed}', "sh", self.tool, *WRITING["report"]]
            done = subprocess.run(words, cwd=folder, env=ENVIRONMENT, capture_output=True, timeout=120)
            complaints = self.half(snapshot(folder), before, after)
            if done.returncode not in (0, 1, 2):
                complaints.append(f"ended with {done.returncode}")
            self.told(f"streams {closed}", complaints)


def small_disk(folder: pathlib.Path) -> pathlib.Path | None:
    """A disk of its own, where the system lets us have one."""
    disk = folder / "disk"
    disk.mkdir()
    words = ["mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", str(disk)]
    if os.geteuid() or subprocess.run(words, capture_output=True).returncode:
        return None
    return disk


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("tree", type=pathlib.Path, metavar="TREE")
    parser.add_argument("--tool", default=str(REPOSITORY / ".build/release/sessionlint"))
    parser.add_argument("--kills", type=int, default=40)
    parser.add_argument("--seed", type=int, default=20251122)
    options = parser.parse_args()
    chance = random.Random(options.seed)
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name).resolve()
        trial = Trial(str(pathlib.Path(options.tool).resolve()), options.tree, folder)
        disk = small_disk(folder)
        try:
            for what, words in WRITING.items():
                trial.bounded(what, words)
                trial.killed(what, words, chance, options.kills)
                for free in (0, 1, 4096, 16384) if disk else ():
                    trial.full(what, words, disk, free)
        finally:
            if disk:
                subprocess.run(["umount", str(disk)], check=True)
        for form in ("text", "json", "sarif", "markdown"):
            for taken in (0, 1, 5000):
                trial.closed(form, taken)
        trial.no_streams()
    if not disk:
        print("skip: no disk of our own could be had, so none was full")
    print(f"{trial.passed} passed, {trial.failed} failed")
    return 1 if trial.failed or not trial.passed else 0


if __name__ == "__main__":
    sys.exit(main())
