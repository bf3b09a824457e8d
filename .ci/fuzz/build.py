#!/usr/bin/env python3
"""Builds the fuzzer: every floor of the program and the surfaces over them, with libFuzzer and Address Sanitizer.

The package knows nothing of it. The floors are read from its manifest and compiled one by one, those side by side that
do not stand on each other; a floor is compiled anew where its sources or those below it have changed.

With --debug nothing is optimised: built in a fraction of the time, for a turn of a few seconds.

    build.py [--output FOLDER] [--debug]
"""

import argparse
import concurrent.futures
import hashlib
import json
import os
import pathlib
import subprocess
import sys

REPOSITORY = pathlib.Path(__file__).resolve().parent.parent.parent
SURFACES = REPOSITORY / ".ci/fuzz/Surfaces"
FLAGS = [
    "-wmo", "-swift-version", "6", "-parse-as-library", "-package-name", "sessionlint", "-enable-testing",
    "-sanitize=address,fuzzer", "-gline-tables-only",
]  # fmt: skip


def floors() -> dict[str, list[str]]:
    """The library targets of the package, each with those that it stands on."""
    words = ["swift", "package", "--package-path", str(REPOSITORY), "describe", "--type", "json"]
    described = json.loads(subprocess.run(words, capture_output=True, check=True).stdout)
    found = {
        target["name"]: target.get("target_dependencies", [])
        for target in described["targets"]
        if target["type"] == "library"
    }
    return found or sys.exit("the package has no libraries")


def sources(folder: pathlib.Path) -> list[pathlib.Path]:
    return sorted(folder.rglob("*.swift"))


class Build:
    def __init__(self, output: pathlib.Path, flags: list[str]):
        self.output = output
        self.flags = flags
        self.floors = floors()
        output.mkdir(parents=True, exist_ok=True)
        self.version = subprocess.run(["swiftc", "--version"], capture_output=True, check=True).stdout

    def digest(self, floor: str) -> str:
        """Of all that a floor is made from."""
        digest = hashlib.sha256(self.version + " ".join(self.flags).encode())
        for path in sources(REPOSITORY / "Sources" / floor):
            digest.update(str(path).encode() + path.read_bytes())
        for below in sorted(self.floors[floor]):
            digest.update(self.digest(below).encode())
        return digest.hexdigest()

    def compile(self, floor: str) -> str | None:
        """What went wrong, if anything."""
        stamp, made = self.output / f"{floor}.stamp", self.output / f"{floor}.o"
        digest = self.digest(floor)
        if made.exists() and stamp.exists() and stamp.read_text() == digest:
            return None
        module = self.output / f"{floor}.swiftmodule"
        words = [
            "swiftc", *self.flags, "-module-name", floor, "-I", str(self.output), "-emit-module", "-emit-module-path",
            str(module), "-emit-object", "-o", str(made), *map(str, sources(REPOSITORY / "Sources" / floor)),
        ]  # fmt: skip
        done = subprocess.run(words, capture_output=True, text=True)
        if done.returncode:
            return done.stderr[-4000:]
        stamp.write_text(digest)
        print(f"{floor} is compiled", flush=True)
        return None

    def all(self) -> None:
        waiting = dict(self.floors)
        running: dict[concurrent.futures.Future, str] = {}
        done: set[str] = set()
        with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
            while waiting or running:
                for floor in [floor for floor, below in waiting.items() if done.issuperset(below)]:
                    del waiting[floor]
                    running[pool.submit(self.compile, floor)] = floor
                for future in concurrent.futures.wait(running, return_when=concurrent.futures.FIRST_COMPLETED).done:
                    if problem := future.result():
                        sys.exit(f"{running[future]} is not compiled:\n{problem}")
                    done.add(running.pop(future))

    def link(self) -> pathlib.Path:
        program = self.output / "fuzz"
        words = [
            "swiftc", *self.flags, "-module-name", "Fuzz", "-I", str(self.output), *map(str, sources(SURFACES)),
            *(str(self.output / f"{floor}.o") for floor in self.floors), "-o", str(program),
        ]  # fmt: skip
        done = subprocess.run(words, capture_output=True, text=True)
        if done.returncode:
            sys.exit(f"the surfaces are not compiled:\n{done.stderr[-4000:]}")
        return program


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--output", type=pathlib.Path, default=REPOSITORY / ".build/fuzz")
    parser.add_argument("--debug", action="store_true")
    chosen = parser.parse_args()
    build = Build(chosen.output.resolve(), ["-Onone" if chosen.debug else "-O", *FLAGS])
    build.all()
    print(build.link())


if __name__ == "__main__":
    main()
