#!/usr/bin/env python3
"""Changes copies of real applications step by step and checks that `check` says the same with its cache as without.

Each step does one thing to the tree, to the configuration or to the cache folder itself, then runs the program twice,
with the cache and with `--no-cache`: exit code, standard output and standard error must be the same but for the time
and for notices about the cache. Now and then several runs go at once, or one is killed on its way. Chance is seeded.
The last line is `N passed, N failed`.

    cache.py [--tool PATH] [--steps N] [--seed N] TREE...
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
FOLDER = ".sessionlint_cache"
TOOL = """\
from crewai.tools import BaseTool

from app.core.database import AsyncSessionLocal


class LookupTool{number}(BaseTool):
    async def _arun(self, key: str) -> str:
        async with AsyncSessionLocal() as db:
            return str(await db.scalar(key))
"""
CONFIGURATIONS = [
    "", 'exclude = ["**/test*"]\n', 'ignore = ["session"]\n', '[roles]\n"**" = "service"\n', 'fail-on = "error"\n',
    'exclud = []\n', 'cache = false\n',
]  # fmt: skip
ARGUMENTS = [[], [], [], ["--no-group"], ["--select", "commit-*"], ["--no-exclude"], ["--jobs", "1"], ["--isolated"]]


def run(tool: str, tree: pathlib.Path, arguments: list[str]) -> tuple[int, bytes, bytes]:
    """Exit code, standard output and standard error without what may differ."""
    done = subprocess.run(
        [tool, "check", "--format", "json", *arguments], cwd=tree, stdin=subprocess.DEVNULL, capture_output=True
    )
    out = re.sub(rb'"seconds": *[0-9.e-]+', b'"seconds":0', done.stdout)
    err = re.sub(rb"[0-9.]+ s\n", b"s\n", done.stderr)
    err = re.sub(rb"notice: (the cache in|nothing is kept in) [^\n]*\n", b"", err)
    return done.returncode, out, err


class Trial:
    """One tree and what is done to it."""

    def __init__(self, tool: str, tree: pathlib.Path, chance: random.Random):
        self.tool, self.tree, self.chance = tool, tree, chance
        self.added = 0
        self.steps = [
            self.nothing, self.nothing, self.wait, *[self.mutate] * 6, self.edit, self.edit_same_size, self.delete, self.add, self.rename,
            self.touch, self.rename_folder, self.ignore, self.configure, self.damage, self.cut, self.remove_cache,
            self.several_at_once, self.kill, self.link, self.swap,
        ]  # fmt: skip

    def sources(self) -> list[pathlib.Path]:
        found = [path for ending in ("py", "swift") for path in self.tree.rglob(f"*.{ending}")]
        return sorted(path for path in found if path.is_file() and not path.is_symlink())

    def one(self) -> pathlib.Path:
        return self.chance.choice(self.sources())

    def nothing(self):
        pass

    def wait(self):
        """Long enough for stamps to be believed."""
        time.sleep(2.2)
        run(self.tool, self.tree, [])

    def edit(self):
        path = self.one()
        path.write_bytes(path.read_bytes() + b"\n# end\n")

    def edit_same_size(self):
        path = self.one()
        path.write_bytes(path.read_bytes().replace(b"commit", b"commix").replace(b"session", b"sessiom"))

    def mutate(self):
        """A few functions of a few files come to do something else, or the same under another name."""
        for _ in range(self.chance.choice([1, 1, 1, 5])):
            path = self.one()
            lines = path.read_bytes().split(b"\n")
            heads = [index for index, line in enumerate(lines) if re.match(rb"\s*(async )?(def|class|func) ", line)]
            if not heads:
                continue
            index = self.chance.choice(heads)
            head = lines[index]
            indent = re.match(rb"\s*", head)[0] + b"    "
            kind = self.chance.randrange(8)
            if kind == 0:
                lines[index] = re.sub(rb"(def|class|func) (\w+)", rb"\1 \2_", head, count=1)
            elif kind == 1:
                lines.insert(index, re.match(rb"\s*", head)[0] + b"# a word")
            elif kind == 2:
                del lines[index : index + self.chance.randrange(1, 12)]
            elif kind == 3 and head.rstrip().endswith(b":"):
                lines.insert(index + 1, indent + self.chance.choice([
                    b"self.session.commit()", b"db.commit()", b"session.rollback()", b"return self.helper()",
                    b"run = lambda: session.commit()", b"self.session = None", b"from app import thing",
                ]))  # fmt: skip
            elif kind == 4:
                other = self.chance.choice(heads)
                lines[index], lines[other] = lines[other], lines[index]
            elif kind == 5:
                lines[index] = re.sub(rb"\((\w+)", rb"(extra, \1", head, count=1)
            elif kind == 6:
                lines[index:index] = lines[index : index + self.chance.randrange(1, 12)]
            else:
                end = index + self.chance.randrange(1, 30)
                lines[index:end] = [
                    line.replace(b"flush", b"commit").replace(b"get_", b"get__") for line in lines[index:end]
                ]
            path.write_bytes(b"\n".join(lines))

    def delete(self):
        self.one().unlink()

    def add(self):
        self.added += 1
        path = self.one().parent / f"added_tool_{self.added}.py"
        path.write_text(TOOL.format(number=self.added))

    def rename(self):
        path = self.one()
        path.rename(path.with_name("renamed_" + path.name))

    def rename_folder(self):
        folder = self.one().parent
        if folder != self.tree and not folder.with_name("renamed_" + folder.name).exists():
            folder.rename(folder.with_name("renamed_" + folder.name))

    def touch(self):
        os.utime(self.one(), (1_000_000_000, 1_000_000_000))

    def swap(self):
        """Two files change places, times and sizes and all."""
        left, right = self.one(), self.one()
        other = left.with_name("swapped.tmp")
        left.rename(other)
        if left != right:
            right.rename(left)
        other.rename(right)

    def ignore(self):
        path = self.one()
        (path.parent / ".gitignore").write_text(path.name + "\n")

    def configure(self):
        (self.tree / "sessionlint.toml").write_text(self.chance.choice(CONFIGURATIONS))

    def link(self):
        path = self.one()
        name = path.with_name("link_" + path.name)
        if not os.path.lexists(name):
            name.symlink_to(self.chance.choice([path, pathlib.Path("/etc"), pathlib.Path("nowhere.py")]))

    def cache_file(self) -> pathlib.Path | None:
        found = sorted((self.tree / FOLDER).glob("[fo]*"))
        return self.chance.choice(found) if found else None

    def damage(self):
        path = self.cache_file()
        if path and path.stat().st_size:
            content = bytearray(path.read_bytes())
            for _ in range(self.chance.choice([1, 100])):
                content[self.chance.randrange(len(content))] ^= self.chance.randrange(1, 256)
            path.write_bytes(content)

    def cut(self):
        path = self.cache_file()
        if path:
            os.truncate(path, self.chance.randrange(path.stat().st_size + 1))

    def remove_cache(self):
        shutil.rmtree(self.tree / FOLDER, ignore_errors=True)

    def start(self) -> subprocess.Popen:
        return subprocess.Popen(
            [self.tool, "check"], cwd=self.tree, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )  # fmt: skip

    def several_at_once(self):
        self.edit()
        for process in [self.start() for _ in range(4)]:
            process.wait()

    def kill(self):
        self.remove_cache()
        process = self.start()
        time.sleep(self.chance.random() * 0.3)
        process.send_signal(signal.SIGKILL)
        process.wait()

    def try_step(self, step) -> str | None:
        """What went wrong, if anything."""
        step()
        arguments = self.chance.choice(ARGUMENTS)
        cached = run(self.tool, self.tree, arguments)
        fresh = run(self.tool, self.tree, [*arguments, "--no-cache"])
        if fresh[0] not in (0, 1, 2):
            return f"exit {fresh[0]} without the cache: {fresh[2].decode(errors='replace')}"
        for name, left, right in zip(("exit code", "standard output", "standard error"), cached, fresh, strict=True):
            if left != right:
                return f"{name} differs with {arguments}\n  cached: {left!r:.600}\n  fresh:  {right!r:.600}"
        return None


def used(tool: str, tree: pathlib.Path) -> str | None:
    """Whether a stored outcome is really used: a cache that is never read would pass every comparison."""
    shutil.rmtree(tree / FOLDER, ignore_errors=True)
    run(tool, tree, [])
    files = {path.name: path.stat() for path in (tree / FOLDER).iterdir()}
    if set(files) - {"flows"} != {".gitignore", "facts", "outcome"}:
        return f"the cache holds {sorted(files)}"
    if "flows" in files:
        path = sorted(path for ending in ("py", "swift") for path in tree.rglob(f"*.{ending}"))[0]
        comment = b"\n# end\n" if path.suffix == ".py" else b"\n// end\n"
        path.write_bytes(path.read_bytes() + comment)
        told = subprocess.run([tool, "check", "--timings"], cwd=tree, capture_output=True).stderr.decode()
        found = re.search(r"(\d+) of (\d+) files followed", told)
        if not found or int(found[1]) > 1:
            return f"after a comment in one file: {told}"
    time.sleep(2.2)
    for _ in range(2):
        run(tool, tree, [])
    traced = subprocess.run(["strace", "-f", "-e", "trace=open,openat", tool, "check"], cwd=tree, capture_output=True)
    opened = len(set(re.findall(rb'[^"]+\.(?:py|swift)(?=")', traced.stderr)))
    sources = sum(path.suffix in (".py", ".swift") for path in tree.rglob("*"))
    # Those with findings are opened for the excerpts.
    if opened * 2 > sources:
        return f"{opened} of {sources} files are opened where nothing has changed"
    return None


def main() -> int:
    parser = argparse.ArgumentParser(prog="cache.py", description=__doc__.split("\n")[0])
    parser.add_argument("trees", nargs="+", type=pathlib.Path, metavar="TREE")
    parser.add_argument("--tool", default=str(REPOSITORY / ".build/release/sessionlint"))
    parser.add_argument("--steps", type=int, default=60)
    parser.add_argument("--seed", type=int, default=20251121)
    options = parser.parse_args()
    tool = str(pathlib.Path(options.tool).resolve())
    passed = failed = 0
    for source in options.trees:
        with tempfile.TemporaryDirectory() as folder:
            tree = pathlib.Path(folder).resolve() / "tree"
            shutil.copytree(source, tree, ignore=shutil.ignore_patterns(FOLDER, ".git"))
            trial = Trial(tool, tree, random.Random(options.seed))
            # Every step comes up, whatever chance says.
            order = trial.steps + trial.chance.choices(trial.steps, k=max(0, options.steps - len(trial.steps)))
            wrong = used(tool, tree) if shutil.which("strace") else None
            problems = [("the cache is used", wrong)] if wrong else []
            for number, step in enumerate(order):
                problem = trial.try_step(step)
                if problem:
                    problems.append((f"step {number}, {step.__name__}", problem))
                else:
                    passed += 1
            for name, problem in problems:
                failed += 1
                print(f"FAIL {source.name}: {name}: {problem}")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
