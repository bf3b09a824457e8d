"""The compiler's own parser as a reference: builds the programs of `swift/`, and runs as many as there are processors."""

import contextlib
import hashlib
import itertools
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

import harness

SOURCES = harness.HERE / "swift"


def build() -> pathlib.Path:
    """The program, built anew where its sources or the compiler are other than the last time.

    SwiftSyntax and SwiftParser are those that the toolchain brings for its own macros, so they read Swift as its
    compiler does. No package is fetched.
    """
    if not shutil.which("swiftc"):
        sys.exit("no swiftc on the path; the comparison needs the toolchain that builds the program")
    target = subprocess.run(["swiftc", "-print-target-info"], stdout=subprocess.PIPE, check=True).stdout
    host = pathlib.Path(json.loads(target)["paths"]["runtimeResourcePath"]) / "host"
    if not list(host.glob("libSwiftParser.*")):
        sys.exit(f"{host} has no SwiftParser; a toolchain from swift.org brings it")
    sources = sorted(SOURCES.glob("*.swift"))
    state = hashlib.sha256(target + b"".join(path.read_bytes() for path in sources)).hexdigest()[:16]
    cache = pathlib.Path(os.environ.get("SESSIONLINT_CORPORA", "/tmp/sessionlint-corpora")) / f"oracle-{state}"
    program = cache / "oracle"
    if not program.exists():
        cache.mkdir(parents=True, exist_ok=True)
        part = cache / f"oracle.{os.getpid()}"
        command = ["swiftc", "-O", "-wmo", "-swift-version", "6", "-parse-as-library", "-warnings-as-errors"]
        command += ["-I", host, "-L", host, "-lSwiftParser", "-lSwiftSyntax", "-Xlinker", "-rpath", "-Xlinker", host]
        subprocess.run([*command, *sources, "-o", part], check=True)
        part.rename(program)
    return program


def listings(command: str, tree: harness.Tree, jobs: int):
    """Every process takes each `jobs`th file, so their answers in turn are those of the whole list in order."""
    program = build()
    with contextlib.ExitStack() as stack:
        processes, answers = [], []
        for number in range(jobs):
            names = stack.enter_context(tempfile.TemporaryFile("w+", encoding="utf-8", errors="surrogateescape"))
            names.write("".join(f"{file}\n" for file in tree.files[number::jobs]))
            names.seek(0)
            process = subprocess.Popen(
                [program, command], cwd=tree.root, stdin=names, stdout=subprocess.PIPE,
                encoding="utf-8", errors="surrogateescape", env=os.environ | {"SWIFT_BACKTRACE": "enable=no"},
            )  # fmt: skip
            stack.callback(process.kill)
            processes.append(process)
            answers.append(harness.read_listings(process.stdout))
        seen = 0
        for answer in itertools.cycle(answers):
            listing = next(answer, None)
            if listing is None:
                break
            seen += 1
            yield listing
        codes = [process.wait() for process in processes]
    if any(codes) or seen != len(tree.files):
        sys.exit(f"the reference ended with {codes} after {seen} of {len(tree.files)} files")


def is_compiled(program: pathlib.Path) -> bool:
    """Whether the parser that the compiler itself still reads with accepts a file; it is stricter than SwiftParser."""
    command = ["swiftc", "-frontend", "-parse", "-swift-version", "6", "-enable-bare-slash-regex", program]
    return not subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode


SWIFT_PARSER = harness.Reference("SwiftParser", "Swift", ".swift", "allowed_swift.txt", listings)
