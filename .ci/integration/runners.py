#!/usr/bin/env python3
"""Runs action.yml and .gitlab/sessionlint.yml as the runners of GitHub and GitLab do, on a repository with a change that
brings findings and tries to hide them.

Both files are held against their schemas, and their scripts are read by shellcheck. Then expressions are worked out,
steps are skipped or run with the runner's own command line and variables, outputs are read back, and a store stands in
for the cache. Inputs try to become part of a script, of an argument and of a workflow command. The action builds this
repository for real; for GitLab a stand-in for `swift` hands out that build.

    runners.py [TOOL]
"""

import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

import junitparser
import yaml

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT / ".ci"))
from tally import check, conclude  # noqa: E402

SERVICE = """from sqlalchemy.orm import Session


class NoteService:
    def keep(self, db: Session, note):
        db.add(note)
"""
WORSE = SERVICE + "        db.commit()\n"
EXPRESSION = re.compile(r"\$\{\{(.*?)\}\}")


def git(folder: pathlib.Path, *words: str) -> str:
    own = ["-c", "user.name=a", "-c", "user.email=a@b.example", "-c", "init.defaultBranch=main"]
    return subprocess.run(["git", "-C", folder, *own, *words], check=True, capture_output=True, text=True).stdout


def repository(folder: pathlib.Path) -> str:
    """A change that commits a session, and makes the configuration and git look away; the commit before it."""
    service = folder / "app/services/notes.py"
    service.parent.mkdir(parents=True)
    service.write_text(SERVICE)
    (folder / "sessionlint.toml").write_text("")
    git(folder, "init", "--quiet")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", "One")
    service.write_text(WORSE)
    (folder / "sessionlint.toml").write_text('exclude = ["app/services"]\n')
    (folder / ".gitignore").write_text("services\n")
    (folder / "app/other.py").write_text("x = 1\n")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", "Two")
    return git(folder, "rev-parse", "HEAD~1").strip()


class Action:
    """One run of the action on a runner of GitHub's."""

    def __init__(self, work: pathlib.Path, workspace: pathlib.Path, path: str, store: dict, inputs: dict[str, str]):
        self.action = yaml.safe_load((ROOT / "action.yml").read_text())
        given = {name: item.get("default", "") for name, item in self.action["inputs"].items()} | inputs
        self.steps: dict[str, dict[str, str]] = {}
        self.work = pathlib.Path(tempfile.mkdtemp(dir=work))
        self.workspace, self.store = workspace, store
        self.contexts = {"inputs": given, "runner": {"temp": str(self.work / "temp")}, "steps": self.steps}
        (self.work / "temp").mkdir()
        self.files = {name: self.work / name for name in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY", "GITHUB_ENV")}
        self.environment = {
            **{"PATH": path, "HOME": os.environ["HOME"], "CI": "true", "GITHUB_ACTIONS": "true"},
            **{"GITHUB_WORKSPACE": str(workspace), "GITHUB_ACTION_PATH": str(ROOT), "SWIFT_BACKTRACE": "enable=no"},
            **{"RUNNER_TEMP": str(self.work / "temp"), "RUNNER_OS": "Linux", "RUNNER_ARCH": "X64"},
            **{name: str(path) for name, path in self.files.items()},
        }
        self.said, self.code, self.ran = "", 0, []
        for step in self.action["runs"]["steps"]:
            if self.code == 0:
                self.run(step)
        self.outputs = {name: self.text(item["value"]) for name, item in self.action["outputs"].items()}
        summary = self.files["GITHUB_STEP_SUMMARY"]
        self.summary = summary.read_text() if summary.exists() else ""

    def value(self, word: str) -> str:
        word = word.strip()
        if word.startswith("'"):
            return word[1:-1]
        names = word.split(".")
        if names[0] == "steps":
            return self.steps.get(names[1], {}).get(names[3], "")
        return self.contexts[names[0]][names[1]]

    def text(self, text: str) -> str:
        return EXPRESSION.sub(lambda match: self.value(match[1]), str(text))

    def holds(self, condition: str) -> bool:
        for part in condition.split("&&"):
            left, sign, right = re.split(r"(==|!=)", part)
            if (self.value(left) == self.value(right)) != (sign == "=="):
                return False
        return True

    def run(self, step: dict) -> None:
        if "if" in step and not self.holds(step["if"]):
            return
        outputs = self.steps.setdefault(step.get("id", f"__{len(self.steps)}"), {})
        if "uses" in step:
            key, folder = (self.text(step["with"][name]) for name in ("key", "path"))
            assert step["uses"].startswith("actions/cache@"), step["uses"]
            if key in self.store:
                shutil.copytree(self.store[key], folder)
                outputs["cache-hit"] = "true"
            self.store.setdefault(key, folder)
            return
        script = self.work / f"step-{len(self.steps)}.sh"
        script.write_text(self.text(step["run"]))
        self.files["GITHUB_OUTPUT"].write_text("")
        words = {"bash": ["bash", "--noprofile", "--norc", "-eo", "pipefail", str(script)]}[step["shell"]]
        run = subprocess.run(
            words,
            cwd=self.workspace / self.text(step.get("working-directory", ".")),
            env=self.environment | {name: self.text(text) for name, text in step.get("env", {}).items()},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )
        self.said += run.stdout.decode(errors="replace")
        self.code = run.returncode
        self.ran.append(step["run"])
        for line in self.files["GITHUB_OUTPUT"].read_text().splitlines():
            name, _, value = line.partition("=")
            outputs[name] = value


def scripts(document: dict) -> list[str]:
    """What of both files is run by a shell."""
    steps = document.get("runs", {}).get("steps", [])
    return [step["run"] for step in steps if "run" in step] + document.get("sessionlint", {}).get("script", [])


def files(work: pathlib.Path) -> None:
    tools = pathlib.Path(sys.executable).parent
    for name, schema in (("action.yml", "github-actions"), (".gitlab/sessionlint.yml", "gitlab-ci")):
        words = [tools / "check-jsonschema", "--builtin-schema", f"vendor.{schema}", ROOT / name]
        run = subprocess.run(words, capture_output=True, text=True)
        check(f"{name} and its schema", run.returncode == 0, run.stdout)
        found = scripts(yaml.safe_load((ROOT / name).read_text()))
        check(f"{name}: scripts", found)
        check(f"{name}: nothing is put into a script", not any("${{" in text or "$[[" in text for text in found))
        # The parts of a job for GitLab are one script.
        for text in found if schema == "github-actions" else ["\n".join(found)]:
            # The runners set this by their command lines.
            (work / "script.sh").write_text("set -eo pipefail\n" + text)
            run = subprocess.run(
                [tools / "shellcheck", "--shell=bash", work / "script.sh"], capture_output=True, text=True
            )
            check(f"{name} and shellcheck", run.returncode == 0, run.stdout)


def github(work: pathlib.Path, tree: pathlib.Path, base: str, path: str) -> None:
    store: dict[str, str] = {}

    def action(**inputs: str) -> Action:
        return Action(work, tree, path, store, {name.replace("_", "-"): text for name, text in inputs.items()})

    run = action()
    check("GitHub: the change's own configuration looks away", run.code == 0, run.said)
    run = action(since=base, config=f"{base}:sessionlint.toml", sarif="out/report.sarif", args="--no-cache")
    check("GitHub: a file of a folder that is not there", run.code == 2, run.said)
    run = action(since=base, config=f"{base}:sessionlint.toml", sarif="report.sarif", args="--no-cache\n\n")
    check("GitHub: that of the commit before does not", run.code == 1, run.said)
    check("GitHub: an annotation", "::error file=app/services/notes.py,line=7," in run.said, run.said)
    check("GitHub: outputs", run.outputs == {"exit-code": "1", "sarif": f"{tree}/report.sarif"}, run.outputs)
    check("GitHub: a summary", "commit-on-borrowed-session" in run.summary, run.summary)
    action(config=f"{base}:sessionlint.toml", sarif="report.sarif")
    validate = [sys.executable, ROOT / ".ci/sarif/validate.py", "--root", tree, tree / "report.sarif"]
    valid = subprocess.run(validate, capture_output=True, text=True)
    check("GitHub: SARIF", valid.returncode == 0, valid.stdout + valid.stderr)
    (tree / "report.sarif").unlink()
    run = action(config=f"{base}:sessionlint.toml", paths="app/other.py\n", summary="false")
    check("GitHub: another path", run.code == 0 and not run.summary, run.said)
    run = action(config=f"{base}:sessionlint.toml", working_directory="app/services", args="--fail-on\nerror\n")
    check("GitHub: another folder", run.code == 1, run.said)

    pwned = tree / "pwned"
    there = {path.name for path in tree.iterdir()}
    for text in (
        "$(touch pwned)",
        "`touch pwned`",
        "'; touch pwned; '",
        '"; touch pwned; "',
        "x\ntouch pwned",
        "a b*",
        "--output=pwned",
        "x\n::error::forged\r::warning::forged",
        "\x1b[31m",
        "${{ runner.temp }}",
        "-",
        "€\udcff",
    ):
        for name in ("paths", "since", "config", "args", "sarif"):
            run = action(**{name: text})
            shown = f"GitHub: {name} = {text!r}"
            check(f"{shown}: nothing is run", not pwned.exists() or (name, text) == ("args", "--output=pwned"))
            forged = [line for line in re.split(r"[\r\n]", run.said) if re.match(r"::(error|warning)::forged", line)]
            check(f"{shown}: nothing is forged", not forged, run.said)
            others = set(run.steps["check"]) - {"exit-code", "sarif"}
            check(f"{shown}: outputs", not others, run.steps["check"])
            # A file may have any of these names; everything else is no commit, no path, no argument.
            if name != "sarif" and (name, text) != ("args", "--output=pwned"):
                check(f"{shown}: is refused", run.code == 2, (run.code, run.said))
            for left in [path for path in tree.iterdir() if path.name not in there]:
                left.unlink()

    bare = work / "bare"
    bare.mkdir()
    for name in "bash git find sort xargs cat mkdir cp rm touch env".split():
        (bare / name).symlink_to(shutil.which(name))
    run = Action(work, tree, str(bare), store, {})
    check(
        "GitHub: without sessionlint and Swift",
        run.code == 1 and "::error title=SessionLint::There" in run.said,
        run.said,
    )
    usual = f"{pathlib.Path(shutil.which('swift')).resolve().parent}:/usr/bin:/bin"
    check("GitHub: sessionlint is not there", not shutil.which("sessionlint", path=usual))
    inputs = {"since": base, "config": f"{base}:sessionlint.toml"}
    first = Action(work, tree, usual, store, inputs)
    check("GitHub: it is built", first.code == 1 and len(first.ran) == 3, first.said[-2000:])
    second = Action(work, tree, usual, store, inputs)
    check("GitHub: and kept", second.code == 1 and len(second.ran) == 2, second.said[-2000:])


def gitlab(work: pathlib.Path, tree: pathlib.Path, base: str, path: str, tool: str) -> None:
    job = yaml.safe_load((ROOT / ".gitlab/sessionlint.yml").read_text())["sessionlint"]

    def run(path: str, **variables: str) -> tuple[int, str]:
        # As the runner's shell executor writes it.
        lines = ["set -eo pipefail", "set +o noclobber", *job["script"]]
        done = subprocess.run(
            ["bash"],
            input="\n".join(lines).encode(),
            cwd=tree,
            env={
                "PATH": path,
                "HOME": os.environ["HOME"],
                "CI_PROJECT_DIR": str(tree),
                **job["variables"],
                **variables,
            },
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )
        return done.returncode, done.stdout.decode(errors="replace")

    reports = {name: tree / path for name, path in job["artifacts"]["reports"].items()}
    code, said = run(path)
    check("GitLab: the change's own configuration looks away", code == 0, said)
    check("GitLab: an empty report", json.loads(reports["codequality"].read_text()) == [])
    code, said = run(path, CI_MERGE_REQUEST_DIFF_BASE_SHA=base)
    check("GitLab: that of the commit before does not", code == 1 and "commit-on-borrowed-session" in said, said)
    found = json.loads(reports["codequality"].read_text())
    check("GitLab: code quality", [item["location"]["path"] for item in found] == ["app/services/notes.py"], found)
    failures = sum(suite.failures for suite in junitparser.JUnitXml.fromfile(str(reports["junit"])))
    check("GitLab: tests", failures == 1, failures)
    code, said = run(path, CI_MERGE_REQUEST_DIFF_BASE_SHA="$(touch pwned)")
    check("GitLab: no commit", code == 2 and not (tree / "pwned").exists(), said)
    code, said = run(path, CI_MERGE_REQUEST_DIFF_BASE_SHA="0" * 40)
    check("GitLab: a commit that is not there", code == 2 and "git fetch" in said, said)

    source = work / "source"
    source.mkdir()
    (source / "Package.swift").write_text("// swift-tools-version: 6.0\n")
    git(source, "init", "--quiet")
    git(source, "add", "--all")
    git(source, "commit", "--quiet", "--message", "One")
    git(source, "tag", "v0.1.0")
    stand_in = work / "stand-in"
    stand_in.mkdir()
    # The folder is the last argument of both calls.
    (stand_in / "swift").write_text(
        '#!/bin/sh\ncase "$*" in *--show-bin-path*) eval "echo \\"\\${$#}/built\\"" ;;\n'
        f'*) eval "mkdir \\"\\${{$#}}/built\\" && cp {tool} \\"\\${{$#}}/built/sessionlint\\"" ;; esac\n'
    )
    (stand_in / "swift").chmod(0o755)
    variables = {"CI_MERGE_REQUEST_DIFF_BASE_SHA": base, "SESSIONLINT_SOURCE": f"file://{source}"}
    code, said = run(f"{stand_in}:/usr/bin:/bin", **variables)
    check("GitLab: it is built", code == 1 and (tree / ".sessionlint/sessionlint").exists(), said)
    code, said = run("/usr/bin:/bin", **variables)
    check("GitLab: and kept", code == 1, said)


def main() -> int:
    tool = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else ROOT / ".build/release/sessionlint").resolve()
    with tempfile.TemporaryDirectory() as folder:
        work = pathlib.Path(folder).resolve()
        (work / "bin").mkdir()
        (work / "bin/sessionlint").symlink_to(tool)
        path = f"{work / 'bin'}:/usr/bin:/bin"
        files(work)
        for name, trial in (("github", github), ("gitlab", gitlab)):
            tree = work / name
            tree.mkdir()
            base = repository(tree)
            trial(work, tree, base, path, *([str(tool)] if trial is gitlab else []))
    return conclude()


if __name__ == "__main__":
    sys.exit(main())
