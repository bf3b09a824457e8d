#!/usr/bin/env python3
"""How long an editor waits for the server on a tree, and how much memory that takes.

`first`: from the start of the program with a warm cache to the first diagnostics. `complete`: until questions can be
answered as well. `keystroke in a comment`, `in code`: from a change of one character to the diagnostics of that state,
300 times each; in code a statement is typed character by character in a function, and taken back. `hover`: on a state
that is known; `hover after an edit`: on one that is not. Memory is what is resident. Nothing is fetched, and nothing is
a test: numbers are printed as they are.

    latency.py --tool TOOL [--edits N] TREE
"""

import argparse
import json
import pathlib
import random
import statistics
import subprocess
import tempfile
import shutil
import time

from client import Client, milliseconds, uri


# As most clients: what changes on disk is told.
CLIENT = {"workspace": {"didChangeWatchedFiles": {"dynamicRegistration": True}}}


def line(name: str, times: list[float]):
    times = sorted(times)
    last = times[min(len(times) - 1, int(len(times) * 0.99))]
    print(f"{name}: median {statistics.median(times):.0f} ms, 99% {last:.0f} ms, of {len(times)}", flush=True)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--tool", required=True)
    parser.add_argument("--edits", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("tree", type=pathlib.Path)
    given = parser.parse_args()
    dice = random.Random(given.seed)
    with tempfile.TemporaryDirectory() as folder:
        tree = pathlib.Path(folder).resolve() / "tree"
        shutil.copytree(given.tree, tree, ignore=shutil.ignore_patterns(".sessionlint_cache"))
        time.sleep(3)
        for _ in range(2):
            run = subprocess.run([given.tool, "check", "--format", "json", "."], cwd=tree, capture_output=True)
        findings = json.loads(run.stdout)["findings"]
        places = [f for f in findings if f["line"] > 1]
        names = sorted({f["file"] for f in places})
        first, whole = [], []
        for _ in range(3):
            begun = time.perf_counter()
            client = Client(given.tool, cwd=tree)
            client.start(tree, capabilities=CLIENT)
            client.published(tree / names[0], lambda d: d["diagnostics"])
            first.append(milliseconds(begun))
            path = tree / names[0]
            client.open(path)
            document = {"textDocument": {"uri": uri(path)}}
            client.request("textDocument/codeLens", document, seconds=300)
            whole.append(milliseconds(begun))
            memory = client.memory()
            if len(first) < 3:
                client.stop()
        line("first", first)
        line("complete", whole)
        print(f"memory: {memory:.0f} MiB")
        texts, versions = {}, {}
        chosen = names[:: max(1, len(names) // 10)][:10]

        def opened(name: str) -> list[str]:
            path = tree / name
            if name not in versions:
                texts[name] = path.read_text()
                client.open(path)
                versions[name] = 1
                client.request("textDocument/diagnostic", {"textDocument": {"uri": uri(path)}}, seconds=300)
            return texts[name].split("\n")

        def stroke(name: str, row: int, column: int, text: str, removed: int = 0) -> float:
            """How long it takes from one change in a row to the diagnostics."""
            path = tree / name
            versions[name] += 1
            rows = texts[name].split("\n")
            rows[row] = rows[row][:column] + text + rows[row][column + removed :]
            units = len(rows[row][:column].encode("utf-16-le")) // 2
            place = {"start": {"line": row, "character": units}, "end": {"line": row, "character": units + removed}}
            texts[name] = "\n".join(rows)
            begun = time.perf_counter()
            client.change(path, versions[name], {"range": place, "text": text})
            client.request("textDocument/diagnostic", {"textDocument": {"uri": uri(path)}}, seconds=300)
            return milliseconds(begun)

        strokes = []
        for number in range(given.edits):
            name = dice.choice(chosen)
            rows = opened(name)
            row = dice.randrange(len(rows))
            # A character of a comment at the end of a line, and then one behind another line.
            strokes.append(stroke(name, row, len(rows[row]), "  # x" if number % 2 == 0 else " "))
        line("keystroke in a comment", strokes)
        strokes = []
        while len(strokes) < given.edits and chosen:
            name = dice.choice(chosen)
            rows = opened(name)
            bodies = [number for number, row in enumerate(rows) if row.startswith("        return ")]
            if not bodies:
                chosen.remove(name)
                continue
            row = dice.choice(bodies)
            indent = " " * (len(rows[row]) - len(rows[row].lstrip()))
            stroke(name, row, 0, indent + "\n")
            typed = dice.choice(["value = self.load(name)", "db.flush()", "if not rows: return None", "x = [r.id for r in rows]"])
            for count, character in enumerate(typed):
                strokes.append(stroke(name, row, len(indent) + count, character))
            for count in reversed(range(len(typed))):
                strokes.append(stroke(name, row, len(indent) + count, "", 1))
        if strokes:
            line("keystroke in code", strokes)
        print(f"memory: {client.memory():.0f} MiB")
        known, fresh = [], []
        open_places = [f for f in places if f["file"] in versions]
        for number in range(60):
            finding = dice.choice(open_places)
            path = tree / finding["file"]
            here = {"line": finding["line"] - 1, "character": finding["column"] - 1}
            if number % 6 == 0:
                versions[finding["file"]] += 1
                client.change(path, versions[finding["file"]], {"text": texts[finding["file"]] + "\n" * (number % 12)})
            begun = time.perf_counter()
            client.request("textDocument/hover", {"textDocument": {"uri": uri(path)}, "position": here}, seconds=300)
            (fresh if number % 6 == 0 else known).append(milliseconds(begun))
        line("hover", known)
        line("hover after an edit", fresh)
        print(f"memory: {client.memory():.0f} MiB")
        client.stop()


if __name__ == "__main__":
    main()
