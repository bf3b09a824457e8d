#!/usr/bin/env python3
"""Changes copies of real trees in ways that change nothing for SessionLint, and checks that it finds the same.

    comments   comment lines, blank lines and comments behind code: every place moves by as many lines, all else is the same
    endings    CRLF in the place of LF, a byte order mark in front
    locals     local variables of Python get other names of the same length; words that name them are held against the old
    order      neighbouring functions and methods of Python change places; findings are told by the text of their line
    arguments  the files of the tree named one by one, in another order
    workers    one, two and five of them: the same bytes
    cache      cold, warm, and warm again: the same bytes as without
    editor     what the language server says of files on disk and of open ones, against the report
    since      what a change brings, against what the whole run finds now and did not find before

Chance is seeded. `--self-check` takes a finding from the program's answers, which each law must see.
The last line is `N laws held, N broken`.

    metamorphic.py [--tool PATH] [--only LAW] [--seed N] [--self-check] TREE...
"""

import argparse
import collections
import copy
import dataclasses
import json
import os
import pathlib
import random
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable

REPOSITORY = pathlib.Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(REPOSITORY / ".ci/lsp"))
sys.path.insert(0, str(REPOSITORY / ".ci/robustness"))

from client import Client, uri  # noqa: E402
from rewriting import commented, meaningful_words, renamed, reordered  # noqa: E402

ENVIRONMENT = os.environ | {
    "SWIFT_BACKTRACE": "enable=no", "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_AUTHOR_NAME": "a", "GIT_AUTHOR_EMAIL": "a@b",
    "GIT_COMMITTER_NAME": "a", "GIT_COMMITTER_EMAIL": "a@b",
}  # fmt: skip
TOOL = """\
from crewai.tools import BaseTool

from app.core.database import AsyncSessionLocal


class Lookup{number}Tool(BaseTool):
    async def _arun(self, key: str) -> str:
        async with AsyncSessionLocal() as db:
            await db.commit()
            return str(await db.scalar(key))
"""


@dataclasses.dataclass
class Law:
    """What came of a law: how many findings were compared, how much was changed, and what differs."""

    compared: int = 0
    changed: int = 0
    differences: list[str] = dataclasses.field(default_factory=list)


class Tree:
    """A copy of a tree, and the program that looks at it."""

    def __init__(self, tool: str, source: pathlib.Path, folder: pathlib.Path, is_false: bool, more: list[str]):
        self.tool, self.is_false, self.more = tool, is_false, more
        self.original = folder / "original"
        ignored = shutil.ignore_patterns(".git", ".sessionlint_cache", "__pycache__")
        shutil.copytree(source, self.original, symlinks=True, ignore=ignored)
        self.path = folder / "tree"
        self.answers = 0

    def restore(self) -> None:
        shutil.rmtree(self.path, ignore_errors=True)
        shutil.copytree(self.original, self.path, symlinks=True)

    def sources(self, *endings: str) -> list[pathlib.Path]:
        found = [path for ending in endings for path in self.path.rglob(f"*.{ending}")]
        return sorted(path for path in found if path.is_file() and not path.is_symlink())

    def run(self, *arguments: str, form: str = "json") -> bytes:
        words = [self.tool, "check", "--no-baseline", "--format", form, *self.more, *arguments]
        done = subprocess.run(words, cwd=self.path, stdin=subprocess.DEVNULL, capture_output=True, env=ENVIRONMENT)
        if done.returncode not in (0, 1):
            sys.exit(f"{self.path}: ended with {done.returncode}: {done.stderr.decode(errors='replace')[-500:]}")
        self.answers += 1
        return re.sub(rb'"seconds": *[0-9.e-]+', b'"seconds":0', done.stdout)

    def findings(self, *arguments: str) -> list[dict]:
        found = json.loads(self.run("--no-cache", *(arguments or (".",))))["findings"]
        return self.falsified(found)

    def falsified(self, found: list[dict]) -> list[dict]:
        """For the self-check: every answer but the first lacks a finding, each another one."""
        place = self.answers % len(found) if found else 0
        return found[:place] + found[place + 1 :] if self.is_false and self.answers > 1 else found

    def text(self, file: str) -> list[str]:
        return (self.path / file).read_bytes().decode("utf-8", "replace").split("\n")


# Comparing.


def places(finding: dict) -> list[dict]:
    """The finding's own place and those on its way, and the edits of its fix."""
    fix = finding.get("fix") or {}
    return [finding, *finding["trace"], *finding["related"], *fix.get("edits", [])]


def without(finding: dict, *keys: str) -> dict:
    return {key: value for key, value in finding.items() if key not in keys}


def compare(law: Law, wanted: list[dict], found: list[dict]) -> None:
    """As multisets of whole findings."""
    law.compared += len(wanted)
    key = lambda finding: json.dumps(finding, sort_keys=True)
    before, after = (collections.Counter(map(key, findings)) for findings in (wanted, found))
    missing, spurious = ([json.loads(text) for text in some] for some in (before - after, after - before))
    place = lambda finding: (finding["file"], finding.get("line"), finding["rule"])
    for finding in missing:
        where = ":".join(map(str, place(finding)))
        others = [other for other in spurious if place(other) == place(finding)]
        if others:
            spurious.remove(others[0])
            law.differences.append(f"other: {where}: {apart(finding, others[0])}")
        else:
            law.differences.append(f"missing: {where}: {json.dumps(finding)}")
    law.differences += [f"spurious: {':'.join(map(str, place(finding)))}: {json.dumps(finding)}" for finding in spurious]


def apart(left, right, path: str = "") -> str:
    """The first parts of two values that are not the same."""
    if isinstance(left, dict) and isinstance(right, dict):
        keys = [key for key in {**left, **right} if left.get(key) != right.get(key)]
        return "; ".join(apart(left.get(key), right.get(key), f"{path}.{key}") for key in keys)
    if isinstance(left, list) and isinstance(right, list) and len(left) == len(right):
        number = next(number for number, (a, b) in enumerate(zip(left, right)) if a != b)
        return apart(left[number], right[number], f"{path}[{number}]")
    return f"{path} {json.dumps(left)} and not {json.dumps(right)}"


def by_text(tree: Tree, findings: list[dict]) -> list[dict]:
    """Findings without numbers: what they say, of which function, and the text of their line."""
    keys = ("rule", "severity", "confidence", "message", "help", "file", "function", "role")
    return [
        {key: finding.get(key) for key in keys} | {"text": tree.text(finding["file"])[finding["line"] - 1].strip()}
        for finding in findings
    ]


# Laws.


def comments(tree: Tree, chance: random.Random) -> Law:
    law = Law()
    before = tree.findings()
    lines: dict[str, list[int]] = {}
    for path in tree.sources("py", "swift"):
        done = commented(path.read_bytes(), path.suffix, tree.tool, path, chance)
        if done:
            path.write_bytes(done[0])
            lines[str(path.relative_to(tree.path))] = done[1]
            law.changed += 1
    after = tree.findings()
    for finding in after:
        for place in places(finding):
            old = lines.get(place.get("file", finding["file"]))
            for key in ("line", "endLine"):
                if old and key in place:
                    place[key] = old[place[key] - 1]
    compare(law, before, after)
    return law


def endings(tree: Tree, chance: random.Random) -> Law:
    law = Law()
    before = tree.findings()
    for path in tree.sources("py", "swift"):
        text = path.read_bytes()
        if b"\r" in text or b"coding" in text[:200] or text.startswith(b"\xef\xbb\xbf") or text.startswith(b"#!"):
            continue
        path.write_bytes(b"\xef\xbb\xbf" + text.replace(b"\n", b"\r\n"))
        law.changed += 1
    # A directive in the first line, a fix that ends a line, and a text over several lines hold line ends.
    compare(law, [without(f, "fix") for f in before], [without(f, "fix") for f in tree.findings()])
    return law


def locals_renamed(tree: Tree, chance: random.Random) -> Law:
    law = Law()
    before = tree.findings()
    meaning = meaningful_words(REPOSITORY / "Rules")
    names: dict[str, str] = {}
    for path in tree.sources("py"):
        done = renamed(path.read_bytes(), meaning, names)
        if done:
            path.write_bytes(done[0])
            law.changed += done[1]
    pattern = re.compile(r"\b(" + "|".join(map(re.escape, names)) + r")\b") if names else re.compile("(?!)")

    def restored(value):
        if isinstance(value, str):
            return pattern.sub(lambda match: names[match[0]], value)
        if isinstance(value, list):
            return [restored(element) for element in value]
        return {key: restored(element) for key, element in value.items()} if isinstance(value, dict) else value

    # The tokens of a line belong to its fingerprint.
    bare = lambda finding: without(finding, "fingerprint", "cause")
    compare(law, list(map(bare, before)), [restored(bare(finding)) for finding in tree.findings()])
    return law


def order(tree: Tree, chance: random.Random) -> Law:
    law = Law()
    before = by_text(tree, tree.findings())
    for path in tree.sources("py"):
        done = reordered(path.read_bytes(), chance)
        if done:
            path.write_bytes(done[0])
            law.changed += done[1]
    compare(law, before, by_text(tree, tree.findings()))
    return law


def arguments(tree: Tree, chance: random.Random) -> Law:
    """Named files are of the workspace that their folder is: a configuration says so."""
    law = Law()
    if not any((tree.path / name).exists() for name in ("sessionlint.toml", "pyproject.toml")):
        (tree.path / "sessionlint.toml").write_text("")
    before = tree.findings()
    shown = subprocess.run([tree.tool, "check", "--show-files", "."], cwd=tree.path, capture_output=True, check=True)
    files = sorted({line for line in shown.stdout.decode().splitlines() if (tree.path / line).is_file()})
    chance.shuffle(files)
    law.changed = len(files)
    # As many as an operating system takes.
    parts = [files[start : start + 2000] for start in range(0, len(files), 2000)]
    found = [finding for part in parts for finding in tree.findings(*part)]
    compare(law, before, found)
    return law


def workers(tree: Tree, chance: random.Random) -> Law:
    return same_bytes(tree, [["--no-cache", "--jobs", jobs, "."] for jobs in ("1", "2", "5")])


def cache(tree: Tree, chance: random.Random) -> Law:
    shutil.rmtree(tree.path / ".sessionlint_cache", ignore_errors=True)
    law = same_bytes(tree, [["--no-cache", "."], ["."], ["."], ["--jobs", "1", "."]])
    if not (tree.path / ".sessionlint_cache").is_dir():
        law.differences.append("nothing was kept")
    return law


def same_bytes(tree: Tree, runs: list[list[str]]) -> Law:
    law = Law(changed=len(runs))
    outputs = [tree.run(*words) for words in runs]
    if tree.is_false:
        outputs[1] += b" "
    law.compared = len(json.loads(outputs[0])["findings"])
    law.differences = [f"{runs[0]} and {words} differ" for words, out in zip(runs, outputs) if out != outputs[0]]
    return law


def editor(tree: Tree, chance: random.Random) -> Law:
    law = Law()
    found = tree.findings()
    tree.answers += 1
    client = Client(tree.tool, cwd=tree.path)
    client.start(tree.path, capabilities={"general": {"positionEncodings": ["utf-32"]}})
    sources = tree.sources("py", "swift")
    for path in chance.sample(sources, min(40, len(sources))):
        text = path.read_bytes()
        # A client sends text; what it cannot show as it is, it would change.
        if b"\r" not in text and text.isascii():
            client.open(path, text.decode())
            law.changed += 1
    answer = client.request("workspace/diagnostic", {"previousResultIds": []}, seconds=600)
    said = [
        {
            "file": item["uri"], "rule": diagnostic["code"], "severity": diagnostic["severity"],
            "message": diagnostic["message"].split("\n")[0],
            **{key: diagnostic["range"][end][part] + 1 for key, end, part in (
                ("line", "start", "line"), ("column", "start", "character"),
                ("endLine", "end", "line"), ("endColumn", "end", "character"))},
        }
        for item in answer["items"] for diagnostic in item.get("items", [])
    ]  # fmt: skip
    client.stop()
    severities = {"error": 1, "warning": 2, "note": 3}
    wanted = [
        {key: f[key] for key in ("rule", "line", "column", "endLine", "endColumn")}
        | {
            "file": uri(tree.path / f["file"]), "severity": severities[f["severity"]],
            "message": f["message"] + (" (likely)" if f["confidence"] == "likely" else ""),
        }
        for f in found
    ]
    compare(law, wanted, tree.falsified(said))
    return law


def since(tree: Tree, chance: random.Random) -> Law:
    """What is new is there now, and whatever is there now and was not there before is new."""
    law = Law()
    git = lambda *words: subprocess.run(["git", *words], cwd=tree.path, env=ENVIRONMENT, check=True, capture_output=True)
    git("init", "-q")
    git("add", "-A", "-f")
    git("commit", "-q", "-m", "before")
    before = tree.findings()
    law.changed = change(tree, before, chance)
    after = tree.findings()
    new = tree.findings("--since", "HEAD", ".")
    present = [without(f, "cameBy") for f in after]
    compare(law, [], [f for f in new if without(f, "cameBy") not in present])
    # Nothing was moved, so what is told of a function in the same words was there before.
    words = lambda finding: tuple(str(finding.get(key)) for key in ("rule", "file", "function", "message"))
    had, told = collections.Counter(map(words, before)), collections.Counter(map(words, new))
    has = collections.Counter(map(words, after))
    for key, count in has.items():
        law.compared += 1
        if count - had[key] > told[key]:
            law.differences.append(f"missing among the new: {key}")
    for key, count in told.items():
        if had[key] and count > max(0, has[key] - had[key]):
            law.differences.append(f"not new: {key}")
    return law


def change(tree: Tree, findings: list[dict], chance: random.Random) -> int:
    """A new tool, files with a comment in front, and a few files that are gone. How many files were changed."""
    files = sorted({f["file"] for f in findings if f["file"].endswith(".py")})
    chance.shuffle(files)
    (tree.path / "tools").mkdir(exist_ok=True)
    for number in range(3):
        (tree.path / "tools" / f"lookup_{number}_tool.py").write_text(TOOL.format(number=number))
    for file in files[:5]:
        path = tree.path / file
        path.write_bytes(b"# moved by a line\n\n" + path.read_bytes())
    for file in files[5:7]:
        (tree.path / file).unlink()
    return 3 + len(files[:7])


LAWS: dict[str, Callable[[Tree, random.Random], Law]] = {
    "comments": comments, "endings": endings, "locals": locals_renamed, "order": order, "arguments": arguments,
    "workers": workers, "cache": cache, "editor": editor, "since": since,
}  # fmt: skip


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("trees", nargs="+", type=pathlib.Path, metavar="TREE")
    parser.add_argument("--tool", default=str(REPOSITORY / ".build/release/sessionlint"))
    parser.add_argument("--only", choices=LAWS, help="this law alone")
    parser.add_argument("--seed", type=int, default=20251121)
    parser.add_argument("--self-check", action="store_true")
    parser.add_argument("--options", default="", help="more options of `check`, such as `--no-group`; the editor has none")
    parser.add_argument("--most", type=int, default=5, help="how many differences of a law are printed")
    options = parser.parse_args()
    tool = str(pathlib.Path(options.tool).resolve())
    held = broken = 0
    for source in options.trees:
        with tempfile.TemporaryDirectory() as folder:
            tree = Tree(tool, source, pathlib.Path(folder).resolve(), options.self_check, options.options.split())
            for name, check in LAWS.items():
                if options.only not in (None, name) or (options.options and name == "editor"):
                    continue
                tree.restore()
                tree.answers = 0
                law = check(tree, random.Random(options.seed))
                is_held = bool(law.differences) if options.self_check else not law.differences
                held, broken = held + is_held, broken + (not is_held)
                print(
                    f"{'ok  ' if is_held else 'FAIL'} {source.name}: {name}: {law.compared} findings, "
                    f"{law.changed} changes, {len(law.differences)} differences", flush=True,
                )  # fmt: skip
                if not options.self_check:
                    for difference in law.differences[: options.most]:
                        print(f"       {difference:.700}")
    print(f"{held} laws held, {broken} broken")
    return 1 if broken or not held else 0


if __name__ == "__main__":
    sys.exit(main())
