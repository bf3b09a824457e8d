"""What hostile.py puts around a sound file: a file system that is strange, or that does not hold still.

`CASES` has `(name, maker, expectations)`. A maker fills a folder, may return the arguments of the run, and raises
`Unavailable` where this machine has no such thing.
"""

import os
import pathlib
import shutil
import socket
import stat
import subprocess

SOUND = """\
from crewai.tools import BaseTool

from app.core.database import AsyncSessionLocal


class LookupTool(BaseTool):
    name = "lookup"

    async def _arun(self, key: str) -> str:
        async with AsyncSessionLocal() as db:
            return str(await db.scalar(key))
"""
NOBODY = 65534


class Unavailable(Exception):
    """This machine has no such thing, or not for this user."""


CASES: list[tuple] = []


def case(name: str, **expectations):
    def register(make):
        CASES.append((name, make, expectations))
        return make

    return register


def beside(command: str) -> tuple[str, ...]:
    """Runs a command of the shell again and again while the program runs."""
    return ("sh", "-c", f'(while :; do {command}; done) >/dev/null 2>&1 & p=$!; "$@"; c=$?; kill $p; wait $p; exit $c', "sh")


AS_NOBODY = ("setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups") if os.geteuid() == 0 else ()


def for_others(folder: pathlib.Path) -> None:
    """Root reads whatever the mode is; so these run as somebody who may not."""
    if AS_NOBODY and not shutil.which("setpriv"):
        raise Unavailable("root, and no setpriv")
    for path in (folder, folder.parent):
        path.chmod(0o755)
    if AS_NOBODY and subprocess.run([*AS_NOBODY, "test", "-r", folder / "tools"]).returncode:
        raise Unavailable("nobody else comes here")


# Files that do not hold still.


@case("file that grows", through=beside("echo 'x = 1' >>growing.py"))
def _(folder):
    (folder / "growing.py").write_text("x = 1\n")


@case("file that is cut and written again", through=beside(": >cut.py; cat tools/lookup_tool.py >cut.py"))
def _(folder):
    (folder / "cut.py").write_text(SOUND * 50)


@case("files that come and go", through=beside("rm -rf b; cp -r a b; rm -rf a; cp -r b a"))
def _(folder):
    for number in range(300):
        (folder / "a").mkdir(exist_ok=True)
        (folder / "a" / f"x{number}_tool.py").write_text(SOUND)


@case("file with a finding that is another one at each look", through=beside("cp one.txt a_tool.py; cp two.txt a_tool.py"))
def _(folder):
    (folder / "one.txt").write_text(SOUND)
    (folder / "two.txt").write_text("# " + "ä" * 500 + "\n" * 20 + SOUND)
    (folder / "a_tool.py").write_text(SOUND)


@case("folder that becomes a file", through=beside("rm -rf a; mkdir a; echo 'x = 1' >a/b.py; rm -rf a; echo 'x = 1' >a"))
def _(folder):
    (folder / "a").mkdir()


@case("file that becomes a link", through=beside("rm -f a.py; ln -s /etc/passwd a.py; rm -f a.py; echo 'x = 1' >a.py"), never="root:")
def _(folder):
    (folder / "a.py").write_text("x = 1\n")


@case("configuration that comes and goes", codes=(0, 1, 2), reports=False, through=beside("rm -f sessionlint.toml; echo 'select = [' >sessionlint.toml"))
def _(folder):
    pass


@case("baseline that comes and goes", codes=(0, 1, 2), reports=False, through=beside("rm -f sessionlint.baseline; echo '# Sess' >sessionlint.baseline"))
def _(folder):
    pass


@case("cache folder that comes and goes", through=beside("rm -rf .sessionlint_cache"))
def _(folder):
    pass


# Sizes.


@case("1 GB without anything in it", says=("sparse.py", "skipped|too large|mib"), seconds=20)
def _(folder):
    sparse(folder / "sparse.py")


@case("1 GB on the command line", codes=(1, 2), says=("sparse.py", "too large|larger|mib"), seconds=20)
def _(folder):
    sparse(folder / "sparse.py")
    return [".", "sparse.py"]


@case("configuration of 1 GB", codes=(2,), says=("sessionlint.toml", "larger|too large"), reports=False, seconds=20)
def _(folder):
    sparse(folder / "sessionlint.toml")


@case("ignore file of 1 GB", codes=(1, 2), seconds=20)
def _(folder):
    sparse(folder / ".gitignore")


@case("baseline of 1 GB", codes=(2,), says=("sessionlint.baseline", "larger|too large"), reports=False, seconds=20)
def _(folder):
    sparse(folder / "sessionlint.baseline")


def sparse(path: pathlib.Path) -> None:
    path.touch()
    os.truncate(path, 1 << 30)


@case("100,000 files in a folder")
def _(folder):
    (folder / "many").mkdir()
    for number in range(100_000):
        (folder / "many" / f"f{number}.py").write_text("x = 1\n")


@case("100,000 folders")
def _(folder):
    for number in range(100_000):
        os.mkdir(folder / f"d{number}")


@case("100,000 links to one file")
def _(folder):
    for number in range(100_000):
        os.symlink("tools/lookup_tool.py", folder / f"l{number}.py")


@case("path longer than a system call takes")
def _(folder):
    descriptor = os.open(folder, os.O_RDONLY)
    for _ in range(40):
        os.mkdir("d" * 200, dir_fd=descriptor)
        inner = os.open("d" * 200, os.O_RDONLY, dir_fd=descriptor)
        os.close(descriptor)
        descriptor = inner
    os.close(os.open("x.py", os.O_CREAT | os.O_WRONLY, dir_fd=descriptor))
    os.close(descriptor)


@case("file name of 255 bytes")
def _(folder):
    (folder / ("n" * 252 + ".py")).write_text("x = 1\n")


# Things that are no files.


@case("socket in the tree", says=("skipped",))
def _(folder):
    listener(folder)


@case("socket on the command line", codes=(2,), says=("s.py", "regular file|not a file|socket"))
def _(folder):
    listener(folder)
    return [".", "s.py"]


def listener(folder: pathlib.Path) -> None:
    here = os.getcwd()
    os.chdir(folder)
    try:
        socket.socket(socket.AF_UNIX).bind("s.py")
    finally:
        os.chdir(here)


@case("endless device in the tree", says=("skipped",))
def _(folder):
    try:
        os.mknod(folder / "zero.py", stat.S_IFCHR | 0o666, os.makedev(1, 5))
    except PermissionError as error:
        raise Unavailable("devices are root's") from error


@case("links to devices in the tree")
def _(folder):
    for number, target in enumerate(("/dev/zero", "/dev/stdin", "/proc/self/mem", "/proc/kmsg", "/proc/self/fd")):
        (folder / f"link{number}.py").symlink_to(target)


@case("pipes where the program writes its cache")
def _(folder):
    (folder / ".sessionlint_cache").mkdir()
    (folder / ".sessionlint_cache" / ".gitignore").write_text("*\n")
    for name in ("facts", "flows", "outcome"):
        os.mkfifo(folder / ".sessionlint_cache" / name)


@case("link where the program keeps its cache", never="outside/facts")
def _(folder):
    outside = folder.parent / "outside"
    outside.mkdir()
    (folder / ".sessionlint_cache").symlink_to(outside)


@case("pipe as an ignore file", codes=(1, 2))
def _(folder):
    os.mkfifo(folder / ".gitignore")


@case("pipe as the repository", codes=(1, 2))
def _(folder):
    os.mkfifo(folder / ".git")


@case("repository that is no repository", codes=(1, 2))
def _(folder):
    (folder / ".git").write_text("gitdir: ../../../../\x1b[31mnowhere\n")


# Links.


@case("links that lead to each other")
def _(folder):
    (folder / "a.py").symlink_to("b.py")
    (folder / "b.py").symlink_to("a.py")
    (folder / "c").symlink_to("d")
    (folder / "d").symlink_to("c")


@case("link in a circle on the command line", codes=(2,), says=("a.py",))
def _(folder):
    (folder / "a.py").symlink_to("a.py")
    return [".", "a.py"]


@case("a chain of 1,000 links")
def _(folder):
    for number in range(1_000):
        (folder / f"l{number}.py").symlink_to(f"l{number + 1}.py")
    (folder / "l1000.py").write_text("x = 1\n")


@case("links up from everywhere")
def _(folder):
    for number in range(50):
        (folder / f"d{number}").mkdir()
        (folder / f"d{number}" / "up").symlink_to("..")
        (folder / f"d{number}" / "root").symlink_to("/")


# What may not be read.


@case("folder that may not be read", says=("secret",), through=AS_NOBODY)
def _(folder):
    (folder / "secret").mkdir()
    (folder / "secret" / "x.py").write_text("x = 1\n")
    (folder / "secret").chmod(0)
    for_others(folder)


@case("folder that may not be entered", says=("secret",), through=AS_NOBODY)
def _(folder):
    (folder / "secret").mkdir()
    (folder / "secret" / "x.py").write_text("x = 1\n")
    (folder / "secret").chmod(0o444)
    for_others(folder)


@case("folder that may not be read on the command line", codes=(2,), says=("secret", "permission"), through=AS_NOBODY)
def _(folder):
    (folder / "secret").mkdir()
    (folder / "secret").chmod(0)
    for_others(folder)
    return [".", "secret"]


@case("folder that may not be written", through=AS_NOBODY)
def _(folder):
    for_others(folder)
    folder.chmod(0o555)


@case("configuration that may not be read", codes=(2,), says=("sessionlint.toml", "permission"), reports=False, through=AS_NOBODY)
def _(folder):
    (folder / "sessionlint.toml").write_text("select = []\n")
    (folder / "sessionlint.toml").chmod(0)
    for_others(folder)


# What stands around the code, nested and long.


def configured(name: str, text: str, *says: str, codes=(2,), reports=False):
    @case(name, codes=codes, says=says, reports=reports)
    def _(folder):
        (folder / "sessionlint.toml").write_text(text)


MANY = 100_000
configured("nested inline tables", "select = " + "{a = " * MANY + "1" + "}" * MANY + "\n", "sessionlint.toml:1", reports=True)
configured("dots in a key", "a" + ".a" * MANY + " = 1\n", "sessionlint.toml:1", reports=True)
configured("dots in a table", "[a" + ".a" * MANY + "]\n", "sessionlint.toml:1", reports=True)
configured("100,000 unknown keys", "".join(f"colour{n} = 1\n" for n in range(MANY)), "sessionlint.toml:1", reports=True)
configured("key of a megabyte", "a" * 1_000_000 + " = 1\n", "sessionlint.toml:1", reports=True)
configured("string of ten megabytes", 'exclude = ["' + "a" * 3_000_000 + '"]\n', codes=(1,), reports=True)
configured("pattern that would run away", 'exclude = ["' + "*a" * 5_000 + 'b"]\n', codes=(1,), reports=True)
configured("quotes without an end", 'select = ["' + "a" * 1_000_000 + "\n", "sessionlint.toml:1", reports=True)
configured("pack that is its own folder", 'packs = ["./"]\n', "sessionlint.toml", reports=False)
configured("pack elsewhere", 'packs = ["../../../../etc/"]\n', "sessionlint.toml:1", reports=True)
configured("pack through a link", 'packs = ["tools/lookup_tool.py"]\n', "lookup_tool.py|sessionlint.toml", reports=True)


@case("names that run away in patterns to ignore")
def _(folder):
    (folder / ("a" * 200 + ".py")).write_text("x = 1\n")
    (folder / ".gitignore").write_text("a*" * 100 + "b\n" + "**/" * 100 + "*a" * 100 + "c\n")
