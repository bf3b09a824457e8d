"""What the comparisons share: which files, our output, the reference's, the allow list, the verdict."""

import argparse
import collections.abc
import dataclasses
import fnmatch
import itertools
import os
import pathlib
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
REPOSITORY = HERE.parent.parent
BATCH = 64


@dataclasses.dataclass(frozen=True)
class Tree:
    """Files below one given path. Commands run in `root`, where files are named as in `files`."""

    label: str
    root: pathlib.Path
    files: list[str]


@dataclasses.dataclass
class Allowed:
    """A difference that stands for a reason. `where` is the line of the allow list."""

    where: int
    pattern: str
    reason: str
    used: bool = False
    seen: bool = False


@dataclasses.dataclass(frozen=True)
class Reference:
    """Whom we are compared with. `listings(command, tree, jobs)` yields (file, text or None, why rejected) in the order
    of the tree's files, the text in a form that the comparison knows."""

    name: str
    language: str
    ending: str
    allowed: str
    listings: collections.abc.Callable


def options(program: str, description: str, reference: Reference | None = None) -> argparse.Namespace:
    reference = reference or CPYTHON
    parser = argparse.ArgumentParser(prog=f"{program}.py", description=description)
    parser.add_argument("paths", nargs="+", metavar="PATH", help=f"a {reference.language} file or a folder of them")
    parser.add_argument("--allowed", type=pathlib.Path, default=HERE / reference.allowed, help="the allow list")
    return parsed(parser)


def parsed(parser: argparse.ArgumentParser) -> argparse.Namespace:
    """The options, with those that every comparison has."""
    parser.add_argument(
        "--tool",
        default=os.environ.get("SESSIONLINT", str(REPOSITORY / ".build/release/sessionlint")),
        help="the program to judge (default: $SESSIONLINT, else the release build)",
    )
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 2, help="processes of the reference")
    chosen = parser.parse_args()
    # Commands run elsewhere, so a relative path must be made whole here.
    if os.sep in chosen.tool:
        chosen.tool = os.path.abspath(chosen.tool)
    return chosen


def trees(paths: list[str], reference: Reference | None = None) -> list[Tree]:
    reference = reference or CPYTHON
    found = []
    for given in paths:
        path = pathlib.Path(given).resolve()
        if path.is_file():
            found.append(Tree(path.parent.name, path.parent, [path.name]))
            continue
        if not path.is_dir():
            sys.exit(f"no such file or folder: {given}")
        names = []
        for folder, folders, files in os.walk(path):
            folders[:] = sorted(set(folders) - {"__pycache__"})
            names += [
                os.path.relpath(os.path.join(folder, file), path) for file in files if file.endswith(reference.ending)
            ]
        # One name a line is how the reference is told; such a file is the business of the hostile inputs.
        names = sorted(name for name in names if "\n" not in name)
        if not names:
            sys.exit(f"no {reference.language} file below {given}")
        found.append(Tree(path.name, path, names))
    return found


def read_allowed(path: pathlib.Path, command: str) -> list[Allowed]:
    """Lines are `tokens|facts <pattern> <reason>`; the pattern matches `<folder given>/<path in it>`."""
    entries = []
    for number, line in enumerate(path.read_text().splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        words = line.split(None, 2)
        if len(words) < 3 or words[0] not in ("tokens", "facts"):
            sys.exit(f"{path}:{number}: expected: tokens|facts PATTERN REASON")
        if words[0] == command:
            entries.append(Allowed(number, words[1], words[2]))
    return entries


def cpython_listings(command: str, tree: Tree, jobs: int):
    interpreter = subprocess.run([HERE.parent / "reference_python"], stdout=subprocess.PIPE, text=True)
    if interpreter.returncode:
        sys.exit(1)
    arguments = [interpreter.stdout.strip(), "-B", str(HERE / "reference.py"), command, "--jobs", str(jobs)]
    with tempfile.TemporaryFile("w+", encoding="utf-8", errors="surrogateescape") as names:
        names.write("\n".join(tree.files) + "\n")
        names.seek(0)
        process = subprocess.Popen(
            arguments, cwd=tree.root, stdin=names, stdout=subprocess.PIPE,
            encoding="utf-8", errors="surrogateescape", env=os.environ | {"PYTHONUTF8": "1"},
        )  # fmt: skip
        yield from read_listings(process.stdout)
        if process.wait():
            sys.exit(f"the reference failed with {process.returncode}")


def read_listings(lines):
    """What a reference prints: `# FILE` and the lines of its listing, or `! FILE: why it is rejected`."""
    file, listing = None, []
    for line in lines:
        if line[0] in "#!":
            if file is not None:
                yield file, "".join(listing), None
            file, listing = None, []
            if line[0] == "#":
                file = line[2:-1]
            else:
                name, _, why = line[2:-1].partition(": ")
                yield name, None, why
        else:
            listing.append(line)
    if file is not None:
        yield file, "".join(listing), None


@dataclasses.dataclass(frozen=True)
class Comparison:
    """What is compared. The reference knows it as `command`, our program with `arguments` in front of the files.

    `sections(output, files)` cuts our output into a text for each file; `difference(ours, theirs, source)` is a few lines that
    say what differs, or None.
    """

    command: str
    arguments: list[str]
    sections: collections.abc.Callable
    difference: collections.abc.Callable
    reference: Reference


@dataclasses.dataclass(frozen=True)
class Judged:
    """What came of one file. `difference` is None where there is none, also for a rejected file that our program survives."""

    file: str
    is_rejected: bool
    difference: str | None


CPYTHON = Reference("CPython", "Python", ".py", "allowed.txt", cpython_listings)


def run_tool(tool: str, arguments: list[str], tree: Tree, files: list[str]) -> tuple[str, str | None]:
    """Our standard output, and what went wrong if the program did not end with 0."""
    try:
        done = subprocess.run(
            [tool, *arguments, *files],
            cwd=tree.root, capture_output=True, timeout=300,
            encoding="utf-8", errors="surrogateescape",
            env=os.environ | {"SWIFT_BACKTRACE": "enable=no"},
        )  # fmt: skip
    except FileNotFoundError:
        sys.exit(f"no such program: {tool} (swift build -c release, or --tool)")
    except subprocess.TimeoutExpired:
        return "", "no end after 300 s"
    if done.returncode < 0:
        return "", f"killed by signal {-done.returncode}"
    if done.returncode:
        return "", f"exit {done.returncode}: {done.stderr.strip()[:500]}"
    return done.stdout, None


def judge(comparison: Comparison, tree: Tree, tool: str, jobs: int):
    """What comes of each file of the tree, in its order."""

    def ours(files: list[str]) -> tuple[dict[str, str], str | None]:
        output, trouble = run_tool(tool, comparison.arguments, tree, files)
        try:
            return comparison.sections(output, files), trouble
        except (ValueError, KeyError, TypeError) as error:
            return {}, f"cannot be read: {type(error).__name__}: {error}"

    def difference(file: str, ours: str | None, trouble: str | None, theirs: str | None) -> str | None:
        if trouble:
            return f"     {trouble}\n"
        if theirs is None:
            return None
        if ours is None:
            return "     ours: nothing printed for this file\n"
        return comparison.difference(ours, theirs, tree.root / file)

    theirs = comparison.reference.listings(comparison.command, tree, jobs)
    while batch := list(itertools.islice(theirs, BATCH)):
        texts, trouble = ours([file for file, _, _ in batch])
        for file, text, _ in batch:
            # One bad file ends a whole batch; alone, each shows whether it is the one.
            own_trouble = None
            if trouble:
                texts, own_trouble = ours([file])
            yield Judged(file, text is None, difference(file, texts.get(file), own_trouble, text))


def compare(comparison: Comparison, chosen) -> int:
    """Runs the comparison and prints the verdict; the value is the exit code."""
    allowed = read_allowed(chosen.allowed, comparison.command)
    counts = {"passed": 0, "failed": 0, "allowed": 0, "rejected": 0}

    for tree in trees(chosen.paths, comparison.reference):
        for judged in judge(comparison, tree, chosen.tool, chosen.jobs):
            name = f"{tree.label}/{judged.file}"
            entries = [entry for entry in allowed if fnmatch.fnmatchcase(name, entry.pattern)]
            for entry in entries:
                entry.seen = True
            if judged.difference is None:
                counts["passed"] += 1
                counts["rejected"] += judged.is_rejected
            elif entries:
                counts["allowed"] += 1
                for entry in entries:
                    entry.used = True
            else:
                counts["failed"] += 1
                print(f"FAIL {name}\n{judged.difference}", end="", flush=True)

    for entry in allowed:
        if entry.seen and not entry.used:
            counts["failed"] += 1
            print(f"FAIL {chosen.allowed.name}:{entry.where}: {entry.pattern} differs no more; remove the line")
    print(
        f"{counts['rejected']} of the passed are rejected by {comparison.reference.name} and were only run; "
        f"{counts['allowed']} differ as allowed"
    )
    print(f"{counts['passed']} passed, {counts['failed']} failed")
    return 1 if counts["failed"] else 0
