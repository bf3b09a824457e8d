#!/usr/bin/env python3
"""Random edits and undos of a real tree, in an editor and on disk, and after every few of them what the server says.

The server works in one copy of the tree, where most texts are only in the editor; in a second copy all texts are on
disk, and `check --no-cache` looks at that one. Both must say the same: the report of the server's state is compared byte
for byte, and its diagnostics, as they were sent, with the findings of the report. The last line is `N edits, N
comparisons, N differences`.

    edits.py --tool TOOL [--edits N] [--every N] [--seed N] TREE
"""

import argparse
import json
import pathlib
import random
import re
import shutil
import subprocess
import sys
import tempfile

from client import Client, uri

LINES = [
    "await self.db.commit()",
    "db.commit()",
    "self.db.flush()",
    "with Session() as session:",
    "async with AsyncSessionLocal() as db:",
    "return await self.session.execute(query)",
    "def extra(self, session):",
    "    session.commit()",
    "from app.core.database import AsyncSessionLocal",
    "import asyncio",
    "'''",
    "  )",
    "# sessionlint: allow(commit-on-borrowed-session): for now",
    "name = 'ä😀'",
]


def edited(text: str, other: str, random) -> tuple[int, int, str]:
    """A change: what is replaced, and by what."""
    lines = text.splitlines(keepends=True)
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line))
    row = random.randrange(len(starts))
    end = min(len(lines), row + random.choice([1, 1, 2, 5, 20]))
    kind = random.random()
    if kind < 0.35:
        indent = " " * random.choice([0, 4, 8, 12])
        return starts[row], starts[row], indent + random.choice(LINES) + "\n"
    if kind < 0.55:
        return starts[row], starts[end], ""
    if kind < 0.7:
        theirs = other.splitlines(keepends=True)
        first = random.randrange(len(theirs) + 1)
        return starts[row], starts[row], "".join(theirs[first : first + random.choice([1, 3, 30])])
    if kind < 0.95 and text:
        place = random.randrange(len(text))
        return place, min(len(text), place + random.choice([0, 1, 3])), random.choice(["", "x", "(", "\n", " ", "😀"])
    return 0, len(text), other


def position(text: str, offset: int) -> dict:
    """In UTF-32; no text here has an end of line but LF."""
    return {"line": text.count("\n", 0, offset), "character": offset - text.rfind("\n", 0, offset) - 1}


class Trial:
    def __init__(self, tool: str, tree: pathlib.Path, folder: pathlib.Path, seed: int):
        self.tool = tool
        self.random = random.Random(seed)
        self.live, self.mirror = folder / "live", folder / "mirror"
        for copy in (self.live, self.mirror):
            shutil.copytree(tree, copy, ignore=shutil.ignore_patterns(".sessionlint_cache", "*.lock"))
        self.texts: dict[str, str] = {}
        for path in sorted(self.live.rglob("*.py")):
            try:
                text = path.read_bytes().decode("utf-8")
            except UnicodeDecodeError:
                continue
            if "\r" not in text and not text.startswith("\ufeff") and "coding" not in text[:200]:
                self.texts[str(path.relative_to(self.live))] = text
        found = self.check("json")
        named = {f["file"] for f in json.loads(found)["findings"]} & set(self.texts)
        pool = sorted(named) + self.random.sample(sorted(self.texts), min(30, len(self.texts)))
        self.pool = sorted(set(self.random.sample(pool, min(40, len(pool)))))
        self.open: dict[str, int] = {}
        self.undo: list[tuple[str, str]] = []
        self.client = Client(tool, cwd=self.live)
        self.client.start(
            self.live,
            capabilities={
                "general": {"positionEncodings": ["utf-32"]},
                "workspace": {"didChangeWatchedFiles": {"dynamicRegistration": True}},
            },
        )

    def check(self, form: str) -> bytes:
        run = subprocess.run(
            [self.tool, "check", "--no-cache", "--format", form, "."], cwd=self.mirror, capture_output=True
        )
        if run.returncode not in (0, 1):
            sys.exit(run.stderr.decode())
        return run.stdout

    def put(self, path: str, text: str, change: tuple[int, int, str] | None = None):
        """Gives a file another text, in the editor."""
        old = self.texts[path]
        self.texts[path] = text
        (self.mirror / path).write_bytes(text.encode())
        if path not in self.open:
            self.client.open(self.live / path, old)
            self.open[path] = 1
        self.open[path] += 1
        part = {"text": text}
        if change:
            start, end, new = change
            part = {"range": {"start": position(old, start), "end": position(old, end)}, "text": new}
        self.client.change(self.live / path, self.open[path], part)

    def step(self):
        kind = self.random.random()
        path = self.random.choice(self.pool)
        if kind < 0.25 and self.undo:
            path, text = self.undo.pop(self.random.randrange(len(self.undo)))
            return self.put(path, text)
        if kind < 0.33 and self.open:
            # Closed without being saved, or saved before.
            path = self.random.choice(sorted(self.open))
            if self.random.random() < 0.5:
                (self.live / path).write_bytes(self.texts[path].encode())
            self.texts[path] = (self.live / path).read_bytes().decode()
            (self.mirror / path).write_bytes(self.texts[path].encode())
            del self.open[path]
            self.client.notify("textDocument/didClose", {"textDocument": {"uri": uri(self.live / path)}})
            return self.told(path)
        if kind < 0.4 and path not in self.open:
            # Another program writes, or takes the file away and brings it back.
            text = self.texts[self.random.choice(self.pool)]
            for copy in (self.live, self.mirror):
                (copy / path).write_bytes(text.encode())
            self.texts[path] = text
            return self.told(path)
        old = self.texts[path]
        start, end, new = edited(old, self.texts[self.random.choice(self.pool)], self.random)
        self.undo.append((path, old))
        self.put(path, old[:start] + new + old[end:], (start, end, new))

    def told(self, path: str):
        changes = [{"uri": uri(self.live / path), "type": 2}]
        self.client.notify("workspace/didChangeWatchedFiles", {"changes": changes})

    def compare(self) -> list[str]:
        some = self.live / self.pool[0]
        said = self.client.request(
            "workspace/executeCommand",
            {"command": "sessionlint.report", "arguments": [uri(some), "jsonl"]},
            seconds=300,
        )
        wanted = self.check("jsonl")
        if self.timeless(said.encode()) != self.timeless(wanted):
            (self.live.parent / "said").write_bytes(said.encode())
            (self.live.parent / "wanted").write_bytes(wanted)
            return ["the reports differ"]
        return self.diagnostics([json.loads(line) for line in wanted.splitlines()])

    def timeless(self, report: bytes) -> bytes:
        """A report without how long it took and in which of the copies."""
        report = report.replace(str(self.mirror).encode(), str(self.live).encode())
        return re.sub(rb'"seconds":[0-9.e-]+', b'"seconds":0', report)

    def diagnostics(self, findings: list[dict]) -> list[str]:
        """What was sent for each file, held against the report."""
        wanted: dict[str, list] = {}
        for f in findings:
            if "rule" not in f:
                continue
            place = [f["line"] - 1, f["column"] - 1, f["endLine"] - 1, f["endColumn"] - 1]
            severity = {"error": 1, "warning": 2, "note": 3}[f["severity"]]
            wanted.setdefault(uri(self.live / f["file"]), []).append([*place, severity, f["rule"]])
        problems = []
        with self.client.changed:
            for key in sorted(set(wanted) | set(self.client.diagnostics)):
                sent = [
                    [
                        *(d["range"][end][part] for end in ("start", "end") for part in ("line", "character")),
                        d["severity"],
                        d["code"],
                    ]
                    for d in self.client.diagnostics.get(key, {"diagnostics": []})["diagnostics"]
                ]
                if sent != wanted.get(key, []):
                    problems.append(f"{key}: sent {sent}, found {wanted.get(key, [])}")
        return problems


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--tool", required=True)
    parser.add_argument("--edits", type=int, default=500)
    parser.add_argument("--every", type=int, default=10)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("tree", type=pathlib.Path)
    given = parser.parse_args()
    comparisons = differences = 0
    with tempfile.TemporaryDirectory() as folder:
        trial = Trial(given.tool, given.tree, pathlib.Path(folder).resolve(), given.seed)
        for number in range(1, given.edits + 1):
            trial.step()
            if number % given.every and number < given.edits:
                continue
            comparisons += 1
            if problems := trial.compare():
                differences += 1
                print(f"after {number} edits: " + "\n  ".join(problems[:3]))
                for name in ("said", "wanted"):
                    if (source := pathlib.Path(folder) / name).exists():
                        shutil.copy(source, pathlib.Path(tempfile.gettempdir()) / f"edits-{name}")
        print(f"{trial.client.memory():.0f} MiB at the end")
        if trial.client.stop() != 0:
            differences += 1
            print("the server did not end well")
    print(f"{given.edits} edits, {comparisons} comparisons, {differences} differences")
    return 1 if differences else 0


if __name__ == "__main__":
    sys.exit(main())
