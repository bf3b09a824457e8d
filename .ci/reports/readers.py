#!/usr/bin/env python3
"""Reads the outputs for build services as their readers do, on a tree whose names try to break out.

GitHub's and Azure's commands are parsed and unescaped as their runners do it; the test report is read by
`junitparser`, the comment by `markdown-it-py`. Every reader must see the findings of `--format json`, at the files that
are really there, and nothing else.

    readers.py [TOOL]
"""

import collections
import json
import pathlib
import re
import subprocess
import sys
import tempfile

import junitparser
import markdown_it

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT / ".ci"))
from tally import check, conclude  # noqa: E402

BAD = """from sqlalchemy.orm import Session


class NoteService:
    def keep(self, db: Session, note):
        db.add(note)
        db.commit()
"""
NAMES = [
    "plain.py",
    "services/two words.py",
    "services/a\n::error file=README.md,line=1::forged.py",
    "services/b,line=9.py",
    "services/c%0A::warning::x.py",
    "services/d;type=error].py",
    "services/##vso[task.setvariable variable=x]y.py",
    "services/e\u202eyp.py",
    "services/f\x1b[31m.py",
    "services/g|`h`<b>@somebody.py",
    'services/i"&lt;.py',
]


def run(tool: str, folder: str, form: str, *more: str) -> str:
    command = [tool, "check", "--no-cache", "--no-group", "--format", form, *more, "."]
    run = subprocess.run(command, cwd=folder, capture_output=True)
    if run.returncode not in (0, 1):
        raise SystemExit(f"{form}: {run.stderr.decode(errors='replace')}")
    return run.stdout.decode()


def visible(name: str) -> str:
    """A name as it is shown where it may not stand as it is."""
    return re.sub("[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e]", lambda m: f"\\u{{{ord(m[0]):x}}}", name)


def shown_in_command(name: str) -> str:
    """The same where line ends are escaped by the command itself."""
    return "\n".join(visible(line).replace("##vso[", "\\u{23}#vso[") for line in name.split("\n"))


def github(text: str) -> list[tuple[str, str, int]]:
    found = []
    for line in text.split("\n"):
        if not line.lstrip().startswith("::"):
            check("github: no old command", not re.match(r"\s*##\[", line), line)
            continue
        head, _, message = line.lstrip()[2:].partition("::")
        name, _, fields = head.partition(" ")
        values = dict(field.partition("=")[::2] for field in fields.split(","))
        for mark, code in [(":", "%3A"), (",", "%2C"), ("\r", "%0D"), ("\n", "%0A"), ("%", "%25")]:
            values = {key: value.replace(code, mark) for key, value in values.items()}
        if "file" in values:
            found.append((values["file"], name, int(values["line"])))
        else:
            check("github: the rest is a notice", name == "notice", line)
    return found


def azure(text: str) -> list[tuple[str, str, int]]:
    found = []
    for line in text.split("\n"):
        starts = [m.start() for m in re.finditer(re.escape("##vso["), line)]
        if not starts:
            continue
        check("azure: one command a line, at its start", starts == [0], line)
        inside = line[len("##vso[") : line.index("]")]
        name, _, fields = inside.partition(" ")
        check("azure: the command", name == "task.logissue", name)
        values = dict(field.partition("=")[::2] for field in fields.split(";") if field)
        for mark, code in [(";", "%3B"), ("\r", "%0D"), ("\n", "%0A"), ("]", "%5D"), ("%", "%AZP25")]:
            values = {key: value.replace(code, mark) for key, value in values.items()}
        found.append((values["sourcepath"], values["type"], int(values["linenumber"])))
    return found


def main() -> int:
    tool = str(pathlib.Path(sys.argv[1]).resolve()) if len(sys.argv) > 1 else str(ROOT / ".build/release/sessionlint")
    with tempfile.TemporaryDirectory() as folder:
        for name in NAMES:
            path = pathlib.Path(folder, name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(BAD)
        document = json.loads(run(tool, folder, "json"))
        expected = sorted((f["file"], f["line"]) for f in document["findings"])
        check("json: there is something", len(expected) >= 10, len(expected))

        seen = github(run(tool, folder, "github"))
        files = collections.Counter(file for file, _, _ in seen)
        known = {shown_in_command(file) for file, _ in expected}
        check("github: files that are there", set(files) <= known, set(files) - known)
        levels = collections.Counter(level for _, level, _ in seen)
        check("github: ten of a level at most", max(levels.values()) <= 10, levels)
        hidden = len(expected) - len(seen)
        text = run(tool, folder, "github")
        check("github: the rest is told", hidden == 0 or f"{hidden} more finding" in text, hidden)

        seen = azure(run(tool, folder, "azure"))
        check(
            "azure: the findings",
            sorted((file, line) for file, _, line in seen) == sorted((shown_in_command(f), l) for f, l in expected),
            seen,
        )

        entries = json.loads(run(tool, folder, "gitlab"))
        check("gitlab: the findings", sorted((e["location"]["path"], e["location"]["lines"]["begin"]) for e in entries) == expected)
        check("gitlab: fingerprints differ", len({e["fingerprint"] for e in entries}) == len(entries))
        check("gitlab: severities", {e["severity"] for e in entries} <= {"info", "minor", "major", "critical", "blocker"})
        check("gitlab: keys", all({"description", "check_name"} <= e.keys() for e in entries))

        report = pathlib.Path(folder, "report.xml")
        report.write_text(run(tool, folder, "junit"))
        suites = junitparser.JUnitXml.fromfile(str(report))
        cases = [case for suite in suites for case in suite]
        check("junit: the findings", len(cases) == len(expected), len(cases))
        names = {suite.name for suite in suites}
        check("junit: files that are there", names == {shown_in_command(f).replace("\\u{23}#vso[", "##vso[") for f, _ in expected}, names)
        check("junit: all of them failed", all(isinstance(c.result[0], junitparser.Failure) for c in cases))
        check("junit: the counts", suites.failures == len(expected), suites.failures)

        html = markdown_it.MarkdownIt("gfm-like", {"linkify": False}).render(run(tool, folder, "markdown"))
        tags = set(re.findall(r"<(/?\w+)", html))
        allowed = {"h2", "p", "table", "thead", "tbody", "tr", "th", "td", "code", "ul", "li", "details", "summary", "em", "strong"}
        check("markdown: no tag of others", {tag.strip("/") for tag in tags} <= allowed, tags)
        check("markdown: a line each", html.count("<li>") >= len(expected), html.count("<li>"))
        check("markdown: no mention", not re.search(r"(?<!&#64;)@somebody", re.sub(r"<code>.*?</code>", "", html, flags=re.S)), html)
        comment = run(tool, folder, "markdown")
        check("markdown: fits", len(comment.encode()) < 65_536, len(comment))

        empty = pathlib.Path(folder, "empty")
        empty.mkdir()
        (empty / "a.py").write_text("x = 1\n")
        clean = str(empty)
        check("junit: clean", [s.failures for s in junitparser.JUnitXml.fromstring(run(tool, clean, "junit"))] == [0])
        check("gitlab: clean", json.loads(run(tool, clean, "gitlab")) == [])
        check("github: clean", github(run(tool, clean, "github")) == [])
    return conclude()


if __name__ == "__main__":
    sys.exit(main())
