#!/usr/bin/env python3
"""Runs `sessionlint check` on bad input and checks that each gets its clear message and the rest of the run goes on.

Each case has a folder of its own with a sound file beside the bad thing: a tool that opens a session, which must be
reported whatever else happens. Never allowed: an end by signal, more than the given seconds and memory, an escape
character or a workflow command in the output, a stack trace. The last line is `N passed, N failed`.

    hostile.py [--tool PATH] [--only WORD] [--keep] [--table] [--beside PROGRAM...]

`--table` prints a line for every case with what came of it. `--beside` runs another program, such as `ruff check`, in
each folder as well, with the same arguments but for options, and says what came of that.
"""

import argparse
import dataclasses
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable

REPOSITORY = pathlib.Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(REPOSITORY / ".ci"))

import hostile_swift  # noqa: E402
import hostile_world  # noqa: E402
import measure  # noqa: E402

SOUND = hostile_world.SOUND
SOUND_NAME = "tools/lookup_tool.py"
SOUND_RULE = "session-opened-in-tool"


@dataclasses.dataclass
class Case:
    """One run. `make` fills the empty folder and returns the arguments after `check`; the working directory is that folder."""

    name: str
    make: Callable[[pathlib.Path], list[str]]
    codes: tuple[int, ...] = (1,)
    says: tuple[str, ...] = ()
    """Each must stand in standard output or error; alternatives are parted by `|`, letters are compared in lower case."""
    never: str = ""
    """What must stand nowhere, as it is."""
    reports: bool = True
    """Whether the finding in the sound file must be there."""
    seconds: float = 60
    mebibytes: int = 512
    through: tuple[str, ...] = ()
    """A command in the folder that runs what it is given as further arguments."""


CASES: list[Case] = []
# What can move a cursor or turn text round; a line ending is caught as an unfinished line of the report.
CONTROLS = {
    chr(code) for code in [*range(32), 127, *range(0x80, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A)]
} - {"\n", "\t"}


def case(name: str, **expectations):
    """Registers the function below it as the maker of one case. A maker that returns None means `check .`."""

    def register(make):
        def complete(folder: pathlib.Path) -> list[str]:
            (folder / "tools").mkdir()
            (folder / SOUND_NAME).write_text(SOUND)
            return make(folder) or ["."]

        CASES.append(Case(name, complete, **expectations))
        return make

    return register


def content(name: str, make_text: Callable[[], str | bytes], *, file: str = "bad.py", **expectations):
    """Registers a case whose bad thing is one file of this content."""

    def make(folder: pathlib.Path):
        data = make_text()
        (folder / file).write_bytes(data if isinstance(data, bytes) else data.encode())

    case(name, **expectations)(make)


# Paths and files.


@case("nothing bad")
def _(folder):
    pass


@case("missing path beside a good one", codes=(2,), says=("nowhere.py", "no such|not found|does not exist"))
def _(folder):
    return [".", "nowhere.py"]


@case("glob that matches nothing", codes=(2,), says=("src/**/*.py", "no such|not found|does not exist|matches nothing"))
def _(folder):
    return [".", "src/**/*.py"]


@case("dangling link named on the command line", codes=(2,), says=("gone.py",))
def _(folder):
    (folder / "gone.py").symlink_to("nowhere.py")
    return [".", "gone.py"]


@case("dangling link in the tree")
def _(folder):
    (folder / "gone.py").symlink_to("nowhere.py")


@case("folder named .py")
def _(folder):
    (folder / "package.py").mkdir()


@case("named pipe in the tree", says=("skipped",))
def _(folder):
    os.mkfifo(folder / "pipe.py")


@case("named pipe on the command line", codes=(2,), says=("pipe.py", "regular file|not a file|pipe"))
def _(folder):
    os.mkfifo(folder / "pipe.py")
    return [".", "pipe.py"]


@case("device on the command line", codes=(2,), says=("/dev/zero",))
def _(folder):
    return [".", "/dev/zero"]


@case("unreadable file in the tree", says=("secret.py",))
def _(folder):
    lock(folder / "secret.py")


@case("unreadable file on the command line", codes=(2,), says=("secret.py", "permission|cannot be read|unreadable"))
def _(folder):
    lock(folder / "secret.py")
    return [".", "secret.py"]


@case("empty folder", codes=(2,), says=("no source|nothing to check|no python", "empty"), reports=False)
def _(folder):
    (folder / "empty").mkdir()
    return ["empty"]


@case("folder without source", codes=(2,), says=("no source|nothing to check|no python", "texts"), reports=False)
def _(folder):
    (folder / "texts").mkdir()
    (folder / "texts" / "a.txt").write_text("x\n")
    return ["texts"]


@case("link in a circle")
def _(folder):
    (folder / "sub").mkdir()
    (folder / "sub" / "up").symlink_to("..")
    (folder / "self.py").symlink_to("self.py")


@case("link out of the tree", never="outer_tool.py")
def _(folder):
    outside = folder.parent / "outside"
    outside.mkdir(exist_ok=True)
    (outside / "outer_tool.py").write_text(SOUND)
    (folder / "way_out").symlink_to(outside)
    return ["."]


@case("400 folders deep")
def _(folder):
    descriptor = os.open(folder, os.O_RDONLY)
    for _ in range(400):
        os.mkdir("deeper", dir_fd=descriptor)
        inner = os.open("deeper", os.O_RDONLY, dir_fd=descriptor)
        os.close(descriptor)
        descriptor = inner
    os.close(descriptor)


@case(
    "the working directory is gone",
    codes=(2,),
    says=("working directory|current directory|no such",),
    reports=False,
    through=("sh", "-c", 'rm -r "$PWD" && exec "$@"', "sh"),
)
def _(folder):
    return ["."]


# Names that would write to the terminal or to a build log.

for hostile_name, described in (
    ("new\nline.py", "a line ending"),
    ("carriage\rreturn.py", "a carriage return"),
    ("esc\x1b[31mred.py", "an escape sequence"),
    ("::error::owned.py", "a workflow command"),
    ("\n::error::owned.py", "a workflow command on a line of its own"),
    ("##[error]owned.py", "an old workflow command"),
    ("right\u202eyp.left.py", "a change of writing direction"),
    ("-rf.py", "a leading dash"),
    ("a b%20é'\"&<>.py", "blanks, percent, quotes"),
):
    for format_name in ("text", "concise", "json", "sarif"):
        raw_name = hostile_name if set(hostile_name) & {*CONTROLS, "\n"} else ""

        @case(f"file name with {described}, as {format_name}", never=raw_name)
        def _(folder, hostile_name=hostile_name, format_name=format_name):
            (folder / hostile_name).write_text(SOUND)
            return [".", "--format", format_name]


@case("file name that is no UTF-8")
def _(folder):
    with open(os.fsencode(folder) + b"/tools/\xff\xfe_tool.py", "w") as file:
        file.write(SOUND)


@case("message with hostile text from the source")
def _(folder):
    (folder / "tools" / "b_tool.py").write_text(
        SOUND.replace('"lookup"', '"\x1b[2J::error::x"').replace("as db:", "as db:  # \x1b]0;owned\x07 ::error::owned")
    )


# Configuration and rule packs.


@case("unknown key in sessionlint.toml", codes=(2,), says=("sessionlint.toml:2", "colour", "^"))
def _(folder):
    (folder / "sessionlint.toml").write_text('# mine\ncolour = "red"\n')


@case("unknown key in pyproject.toml", codes=(2,), says=("pyproject.toml:5", "colour", "^"))
def _(folder):
    (folder / "pyproject.toml").write_text('[project]\nname = "x"\n\n[tool.sessionlint]\ncolour = "red"\n')


@case("foreign keys in pyproject.toml")
def _(folder):
    (folder / "pyproject.toml").write_text('[tool.other]\ncolour = "red"\n')


@case("wrong kind of value in sessionlint.toml", codes=(2,), says=("sessionlint.toml:1", "^"))
def _(folder):
    (folder / "sessionlint.toml").write_text("select = 7\n")


@case("unknown rule in sessionlint.toml", codes=(2,), says=("sessionlint.toml:1", "no-such-rule", "^"))
def _(folder):
    (folder / "sessionlint.toml").write_text('select = ["no-such-rule"]\n')


@case("broken TOML", codes=(2,), says=("sessionlint.toml:1", "^"))
def _(folder):
    (folder / "sessionlint.toml").write_text("select = [\n")


@case("deeply nested TOML", codes=(2,), says=("sessionlint.toml:1",))
def _(folder):
    (folder / "sessionlint.toml").write_text("select = " + "[" * 200_000 + "]" * 200_000 + "\n")


@case("binary TOML", codes=(2,), says=("sessionlint.toml",))
def _(folder):
    (folder / "sessionlint.toml").write_bytes(bytes(range(256)) * 10)


@case("missing --config", codes=(2,), says=("none.toml", "no such|not found|does not exist"))
def _(folder):
    return [".", "--config", "none.toml"]


@case("unknown option", codes=(2,), says=("--colour",), reports=False)
def _(folder):
    return [".", "--colour"]


@case("unknown rule on the command line", codes=(2,), says=("no-such-rule",), reports=False)
def _(folder):
    return [".", "--select", "no-such-rule"]


@case("unknown format", codes=(2,), says=("papyrus",), reports=False)
def _(folder):
    return [".", "--format", "papyrus"]


@case("output that cannot be written", codes=(2,), says=("no/such/folder/out.json",), reports=False)
def _(folder):
    return [".", "--format", "json", "--output", "no/such/folder/out.json"]


def write_pack(folder: pathlib.Path, effect: str) -> None:
    """A pack of one rule that forbids tools `effect`, named by the configuration."""
    (folder / "rules").mkdir()
    (folder / "rules" / "own-rule.toml").write_text(
        f"""\
[rule]
id = "own-rule"
summary = "an own rule"
severity = "warning"
languages = ["python"]
since = "0.1.0"
[check]
verb = "forbid"
subject = "effect"
roles = ["tool"]
effects = ["{effect}"]
[message]
text = "own rule broken"
help = "mend it"
[page]
finds = "Code that breaks the own rule."
why = "It is not to be."
"""
    )
    (folder / "sessionlint.toml").write_text('packs = ["rules/"]\n')


@case("rule pack with an unknown effect", codes=(2,), says=("own-rule.toml:11:12", "explodes", "^"))
def _(folder):
    write_pack(folder, "explodes")


@case("rule pack with a known effect")
def _(folder):
    write_pack(folder, "opens")


# Baselines. A run without one that cannot be read would report what nobody asked for, so there is none.

TITLE = "# SessionLint baseline, version 1\n"
ENTRY = "tools/lookup_tool.py session-opened-in-tool LookupTool._arun 00000000 1\n"


def baseline(name: str, text: str | bytes, *says: str):
    content(name, lambda: text, file="sessionlint.baseline", codes=(2,), says=says, reports=False)


baseline("baseline that is empty", "", "sessionlint.baseline:1:1", "empty")
baseline("baseline of another program", '{"violations": []}\n', "sessionlint.baseline:1:1", "not a baseline")
baseline("baseline of a newer version", "# SessionLint baseline, version 7\n", "sessionlint.baseline:1:33", "newer")
baseline(
    "baseline with a conflict",
    f"{TITLE}<<<<<<< HEAD\n{ENTRY}=======\n>>>>>>> \x1b[31mtheirs\n",
    "sessionlint.baseline:2:1",
    "conflict of a merge",
)
baseline("baseline that is cut short", (TITLE + ENTRY)[:-16], "sessionlint.baseline:2:", "shape|missing")
baseline("baseline of random bytes", os.urandom(4096), "sessionlint.baseline:1:1", "not a baseline")
baseline("baseline with a word of no text", TITLE.encode() + b'"\xff" a f 00000000 1\n', "baseline:2:1", "UTF-8")


@case("baseline that knows nothing here", says=("fixed", "::error::a.py"))
def _(folder):
    (folder / "sessionlint.baseline").write_text(f'{TITLE}"::error::a.py" session-opened-in-tool f 00000000 1\n')


@case("baseline that is a folder", codes=(2,), says=("sessionlint.baseline", "folder"), reports=False)
def _(folder):
    (folder / "sessionlint.baseline").mkdir()


@case("baseline that is a pipe", codes=(2,), says=("sessionlint.baseline", "regular file"), reports=False)
def _(folder):
    os.mkfifo(folder / "sessionlint.baseline")


@case("baseline that leads out of the workspace", codes=(2,), says=("sessionlint.baseline", "link"), never="root:", reports=False)
def _(folder):
    (folder / "sessionlint.baseline").symlink_to("/etc/passwd")


@case("configured baseline elsewhere", codes=(2,), says=("sessionlint.toml:1:12", "outside"), never="root:", reports=False)
def _(folder):
    (folder / "sessionlint.toml").write_text('baseline = "/etc/passwd"\n')


@case("configured baseline of another type", codes=(2,), says=("sessionlint.toml:1:12", "a string"))
def _(folder):
    (folder / "sessionlint.toml").write_text("baseline = 1\n")


# Content. Each of these may be understood in part only, which must be said and does not fail the run.

LARGE = 200 * 1024 * 1024

content("200 MB of source", lambda: b"x = 1\n" * (LARGE // 6), says=("bad.py", "skipped|too large|mib|mb"))
content("200 MB on one line", lambda: b"x = [" + b"1, " * (LARGE // 3) + b"]\n", says=("bad.py",))
content("200 MB without a line end", lambda: b"a" * LARGE, says=("bad.py",))
content("binary", lambda: bytes(range(256)) * 4096, says=("bad.py", "binary|nul|skipped"))
content("an executable", lambda: pathlib.Path("/bin/ls").read_bytes(), says=("bad.py", "binary|nul|skipped"))
content("one NUL at the end", lambda: "x = 1\n" * 100_000 + "\0", says=("bad.py",))
content("UTF-16 with a mark", lambda: "x = 'ü'\n".encode("utf-16"), says=("bad.py",))
content("UTF-16 without a mark", lambda: "x = 'ü'\n".encode("utf-16-le"), says=("bad.py",))
content("UTF-32", lambda: "x = 'ü'\n".encode("utf-32"), says=("bad.py",))
content("Latin-1 declared", lambda: "# -*- coding: latin-1 -*-\nx = 'é'\n".encode("latin-1"))
content("Latin-1 undeclared", lambda: "x = 'é'\n".encode("latin-1"), says=("bad.py", "utf-8"))
content("unknown encoding", lambda: "# coding: klingon\nx = 1\n", says=("bad.py", "klingon"))
content(
    "rare encoding",
    lambda: "# coding: shift_jis\nx = 'ソ'\n".encode("shift_jis"),
    says=("bad.py", "shift_jis|skipped|partial"),
)
content("half a character at the end", lambda: "x = 1\n# ü".encode()[:-1], says=("bad.py",))
content("byte order marks everywhere", lambda: "\ufeffx = 1\n\ufeffy = 2\n", says=("bad.py",))
content("only a byte order mark", lambda: "\ufeff")
content("empty", lambda: "")
content("only line ends", lambda: "\r\n\r\n\n\r" * 100_000)
content("only form feeds", lambda: "\f" * 1_000_000)
content("only backslashes", lambda: "\\\n" * 500_000)
content("not Python", lambda: "<html><body>&amp;</body></html>\n", says=("bad.py",))
content("merge conflict", lambda: "<<<<<<< ours\nx = 1\n=======\nx = 2\n>>>>>>> theirs\n", says=("bad.py",))
content(
    "Python 2",
    lambda: "print 'x'\nexec 'y'\ntry:\n  pass\nexcept E, e:\n  raise E, 'x'\n0777L\n`x`\nur'x'\n",
    says=("bad.py",),
)
content("unterminated string", lambda: "x = 'abc\ny = 2\n", says=("bad.py:1",))
content("unterminated triple quotes", lambda: "x = '''abc\ny = 2\n" * 3, says=("bad.py",))
content("unterminated f-string", lambda: "x = f'{a\ny = f'''{b:{c\n", says=("bad.py:1",))
content("unterminated bracket", lambda: "f(a, b\nclass C:\n    def m(self): pass\n", says=("bad.py",))
content("a page of quotes", lambda: "'" * 1_000_001 + "\n", says=("bad.py",))
content("a page of triple quotes", lambda: ('"""' + "'''") * 200_000 + "\n", says=("bad.py",))

MILLION = 1_000_000
MANY = 100_000
for opened, closed in ("()", "[]", "{}"):
    content(f"a million {opened}", lambda opened=opened: opened * MILLION, says=("bad.py",))
    content(
        f"a million {opened}{closed}",
        lambda opened=opened, closed=closed: opened * MILLION + closed * MILLION + "\n",
        says=("bad.py",),
    )
    content(f"a million {closed}", lambda closed=closed: closed * MILLION, says=("bad.py",))
content("a million mixed brackets", lambda: "([{" * (MILLION // 3) + "}])" * (MILLION // 3) + "\n", says=("bad.py",))
content("a million brackets in calls", lambda: "f(" * MILLION + ")" * MILLION + "\n", says=("bad.py",))
for what, text in (
    ("attributes", "x = a" + ".a" * MANY),
    ("calls", "x = a" + "()" * MANY),
    ("subscripts", "x = a" + "[0]" * MANY),
    ("calls of attributes", "x = a" + ".a()" * MANY),
    ("calls across lines", "x = (a" + "\n.a()" * MANY + ")"),
    ("sums", "x = 1" + " + 1" * MANY),
    ("powers", "x = 1" + " ** 1" * MANY),
    ("comparisons", "x = 1" + " < 1" * MANY),
    ("ands", "x = a" + " and a" * MANY),
    ("mixed operators", "x = 1" + " or 1 and not 1 < 1 + 1 * -1 ** 1" * (MANY // 8)),
    ("not", "x = " + "not " * MANY + "a"),
    ("minus", "x = " + "-" * MANY + "a"),
    ("tildes", "x = " + "~" * MANY + "a"),
    ("awaits", "async def f():\n    " + "await " * MANY + "a"),
    ("lambdas", "x = " + "lambda: " * MANY + "a"),
    ("lambda defaults", "x = " + "lambda a=" * MANY + "1" + ": 1" * MANY),
    ("conditionals", "x = " + "a if b else " * MANY + "c"),
    ("conditionals in conditions", "x = " + "a if " * MANY + "b" + " else c" * MANY),
    ("walruses", "x = (" + "a := " * MANY + "1)"),
    ("assignments", "a = " * MANY + "1"),
    ("stars", "f(" + "*" * MANY + "a)"),
    ("arguments", "f(" + "a, b=1, *c, **d, " * MANY + ")"),
    ("parameters", "def f(" + ", ".join(f"a{number}: int = 1" for number in range(MANY)) + "): pass"),
    ("comprehension clauses", "x = [a " + "for a in b if a " * MANY + "]"),
    ("strings side by side", "x = (" + "'a' f'{b}'\n" * MANY + ")"),
    ("names in an import", "from a import (" + "b as c, " * MANY + ")"),
    ("dots in an import", "from " + "." * MANY + " import a"),
    ("parts in a module name", "import a" + ".a" * MANY),
    ("decorators", "@a.b(c)\n" * 10_000 + "def f(): pass"),
    ("elifs", "if a: pass\n" + "elif b(): pass\n" * 50_000),
    ("excepts", "try: pass\n" + "except A as e: f(e)\n" * 50_000),
    ("withs", "with " + "a() as b, " * MANY + "c: pass"),
    ("cases", "match a:\n" + "  case {'x': [A(b=1), *_]} if c(): pass\n" * 50_000),
    ("nested patterns", "match a:\n  case " + "[" * MANY + "]" * MANY + ": pass"),
    ("statements on a line", "a();" * MANY),
    ("functions", "".join(f"def f{number}(a, b=1):\n    return f{number}(a)\n" for number in range(MANY))),
    ("classes in a line of bases", "class A(" + "B(), " * MANY + "): pass"),
    ("subscripted types", "x: " + "List[" * MANY + "int" + "]" * MANY + " = 1"),
    ("unions of types", "x: " + "int | " * MANY + "None = 1"),
    ("type parameters", "def f[" + "T: (int, str) = int, " * MANY + "](): pass"),
    ("dels", "del " + "(" * MANY + "a" + ")" * MANY),
    ("globals", "def f():\n  global " + "a, " * MANY + "a"),
    ("comments", "# sessionlint: allow(x): y\n" * MANY),
    ("suppressions in one line", "x = 1  # " + "sessionlint: allow(a): b " * MANY),
):  # fmt: skip
    content(f"many {what}", lambda text=text: text + "\n")


def indented(depth: int, head: str, tail: str = "pass") -> str:
    return "".join(" " * level + head + "\n" for level in range(depth)) + " " * depth + tail + "\n"


content("3,000 nested ifs", lambda: indented(3_000, "if a:"), says=("bad.py",))
content("3,000 nested defs", lambda: indented(3_000, "def f():"), says=("bad.py",))
content("3,000 nested classes", lambda: indented(3_000, "class A:"), says=("bad.py",))
content("3,000 nested withs", lambda: indented(3_000, "async with a() as b:"), says=("bad.py",))
content("3,000 nested tries", lambda: indented(3_000, "try:"), says=("bad.py",))
content(
    "3,000 indents in a stair", lambda: "".join("if a:\n" + " " * level for level in range(1, 3_000)), says=("bad.py",)
)
content(
    "indents of a megabyte", lambda: "if a:\n" + " " * MILLION + "b()\n" + "\t" * MILLION + "c()\n", says=("bad.py",)
)
content(
    "f-strings in f-strings, one quote", lambda: "x = " + "f'{" * 10_000 + "1" + "}'" * 10_000 + "\n", says=("bad.py",)
)
content(
    "f-strings in f-strings, two quotes",
    lambda: "x = " + "f'{f\"{" * 10_000 + "1" + "}\"}'" * 10_000 + "\n",
    says=("bad.py",),
)
content(
    "f-string specifications in specifications", lambda: "x = f'" + "{a:" * MANY + "}" * MANY + "'\n", says=("bad.py",)
)
content("f-string with many fields", lambda: "x = f'" + "{a()!r:>{b}}{{" * MANY + "'\n")
content("f-string with brackets", lambda: "x = f'{" + "(" * MANY + ")" * MANY + "}'\n", says=("bad.py",))
content("a line of 10 MB", lambda: "x = '" + "ü" * 5_000_000 + "'; f()\n")
content("a name of 10 MB", lambda: "a" * 10_000_000 + " = 1\n")
content("a number of 10 MB", lambda: "x = " + "1_0" * 3_000_000 + "\n")
content("a comment of 10 MB", lambda: "# sessionlint: allow(" + "a" * 10_000_000 + ")\n")
content(
    "many findings",
    lambda: SOUND.replace("            return", "            await db.commit()\n" * 20_000 + "            return"),
    file="tools/bad_tool.py",
)


for what, text in hostile_swift.BROKEN:
    content(f"Swift: {what}", lambda text=text: text, file="bad.swift", says=("bad.swift",))
for what, text in hostile_swift.ODD:
    content(f"Swift: many {what}", lambda text=text: text + "\n", file="bad.swift")


for name, maker, expectations in hostile_world.CASES:
    case(name, **expectations)(maker)


def incomplete(folder):
    (folder / "bad.py").write_text("x = 'abc\ny = (\n")
    return [".", "--strict"]


case("unfinished code under --strict", codes=(3,), says=("bad.py",))(incomplete)


def lock(path: pathlib.Path):
    """Makes a file that cannot be read. Root reads whatever the mode is, so for root it is a link into nothing."""
    if os.geteuid() == 0:
        path.symlink_to("/proc/self/nonexistent")
    else:
        path.write_text("x = 1\n")
        path.chmod(0)


def outcome(cost: measure.Cost) -> str:
    ending = "no end" if cost.code == 124 else f"signal {-cost.code}" if cost.code < 0 else f"exit {cost.code}"
    return f"{ending}, {cost.seconds:.2f} s, {cost.mebibytes:.0f} MiB"


def other(program: str, chosen: Case, folder: pathlib.Path, arguments: list[str]) -> str:
    """What another program makes of the same folder."""
    if not program or not folder.exists():
        return ""
    paths = [argument for argument in arguments if (folder / argument).exists() or argument == "."]
    # Some read what never ends.
    bounded = ["sh", "-c", 'ulimit -v 4194304; exec "$@"', "sh", *program.split()]
    cost, out, err = run(bounded, chosen, folder, paths or ["."])
    trapped = ", a trap" if "panicked" in err or "Traceback" in err else ""
    return f" {outcome(cost)}{trapped} |"


def run(program: list[str], chosen: Case, folder: pathlib.Path, arguments: list[str]) -> tuple[measure.Cost, str, str]:
    """The cost, standard output and standard error."""
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        cost = measure.measured(
            ["timeout", "-k", "5", str(chosen.seconds), *chosen.through, *program, *arguments],
            cwd=folder, stdin=subprocess.DEVNULL, stdout=out, stderr=err,
            env=os.environ | {"SWIFT_BACKTRACE": "enable=no", "NO_COLOR": "1"},
        )  # fmt: skip
        texts = []
        for stream in (out, err):
            stream.seek(0)
            texts.append(stream.read().decode("utf-8", "backslashreplace"))
        return cost, *texts


def complaints(chosen: Case, arguments: list[str], cost: measure.Cost, out: str, err: str) -> list[str]:
    found = []
    if cost.code < 0 or cost.code > 128:
        found.append(f"ended by signal ({cost.code})")
    elif cost.code == 124:
        found.append(f"no end after {chosen.seconds} s")
    elif cost.code not in chosen.codes:
        found.append(f"exit {cost.code}, expected {' or '.join(map(str, chosen.codes))}")
    if cost.mebibytes > chosen.mebibytes:
        found.append(f"{cost.mebibytes:.0f} MiB, allowed {chosen.mebibytes}")
    said = (out + err).lower()
    for words in chosen.says:
        if not any(word.lower() in said for word in words.split("|")):
            found.append(f"nowhere says {words!r}")
    if chosen.never and chosen.never in out + err:
        found.append(f"says {chosen.never!r}")
    if chosen.reports and not (SOUND_RULE in out and SOUND_NAME.rsplit("/")[-1] in out):
        found.append(f"the {SOUND_RULE} in {SOUND_NAME} is not reported")
    for stream, text in (("standard output", out), ("standard error", err)):
        strange = sorted(set(text) & CONTROLS)
        if strange:
            found.append(f"control characters on {stream}: {strange}")
        if any(line.startswith(("::", "##[")) for line in text.splitlines()):
            found.append(f"a workflow command on {stream}")
        if "fatal error" in text.lower() or "stack dump" in text.lower():
            found.append(f"a trap on {stream}")
    if "json" in arguments or "sarif" in arguments:
        try:
            json.loads(out)
        except ValueError as error:
            found.append(f"standard output is no JSON: {error}")
    return found


def main() -> int:
    parser = argparse.ArgumentParser(prog="hostile.py", description=__doc__)
    parser.add_argument("--tool", default=os.environ.get("SESSIONLINT", str(REPOSITORY / ".build/release/sessionlint")))
    parser.add_argument("--only", default="", help="run the cases with this in their name")
    parser.add_argument("--keep", action="store_true", help="leave the folders of failed cases")
    parser.add_argument("--table", action="store_true", help="a line for every case")
    parser.add_argument("--beside", default="", help="another program with its options, to run in each folder as well")
    options = parser.parse_args()
    tool = os.path.abspath(options.tool)
    if not os.access(tool, os.X_OK):
        sys.exit(f"no such program: {tool} (swift build -c release, or --tool)")
    passed = failed = skipped = 0
    slowest = largest = (0.0, "")
    for chosen in CASES:
        if options.only not in chosen.name:
            continue
        above = pathlib.Path(tempfile.mkdtemp(prefix="hostile-"))
        folder = above / "work"
        folder.mkdir()
        try:
            arguments = chosen.make(folder)
        except hostile_world.Unavailable as reason:
            skipped += 1
            print(f"skip {chosen.name}: {reason}")
            continue
        cost, out, err = run([tool, "check"], chosen, folder, arguments)
        found = complaints(chosen, arguments, cost, out, err)
        slowest, largest = max(slowest, (cost.seconds, chosen.name)), max(largest, (cost.mebibytes, chosen.name))
        if found:
            failed += 1
            print(f"FAIL {chosen.name} ({cost.seconds:.1f} s, {cost.mebibytes:.0f} MiB)")
            for complaint in found:
                print(f"     {complaint}")
            for stream, text in (("out", out), ("err", err)):
                for line in text.splitlines()[:8]:
                    print(f"     {stream}: {line[:200]!r}")
            if options.keep:
                print(f"     in {folder}: check {' '.join(arguments)}")
        else:
            passed += 1
        if options.table:
            print(f"| {chosen.name} | {outcome(cost)} |{other(options.beside, chosen, folder, arguments)}")
        if not (found and options.keep):
            for locked in [folder, *folder.glob("*")] if folder.exists() else []:
                if locked.is_dir() and not locked.is_symlink():
                    locked.chmod(0o755)
            shutil.rmtree(above, ignore_errors=True)
        sys.stdout.flush()
    print(f"slowest: {slowest[1]}, {slowest[0]:.1f} s; largest: {largest[1]}, {largest[0]:.0f} MiB")
    if skipped:
        print(f"{skipped} skipped")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main())
