#!/usr/bin/env python3
"""Measures reading Swift on one core: ours, and the compiler's own parser beside it. Read the ratios, not the seconds.

    swift.py TREE... [--tool PATH] [--json FILE]

Ours is lexing alone, and from bytes to facts; theirs is from bytes to a tree, with nothing made of it. Both have the
files in memory, and of several rounds the best counts.
"""

import argparse
import json
import os
import pathlib
import subprocess
import sys

REPOSITORY = pathlib.Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(REPOSITORY / ".ci/differential"))

import harness  # noqa: E402
import swift_reference  # noqa: E402


def measured(command: list[str], **settings) -> dict:
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, **settings)
    if done.returncode:
        sys.exit(f"{command[0]} ended with {done.returncode}")
    return json.loads(done.stdout)


def main() -> None:
    parser = argparse.ArgumentParser(
        prog="swift.py", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("trees", nargs="+", metavar="TREE")
    parser.add_argument("--tool", default=os.environ.get("SESSIONLINT", str(REPOSITORY / ".build/release/sessionlint")))
    parser.add_argument("--json", type=pathlib.Path, help="write the numbers here too")
    options = parser.parse_args()
    trees = harness.trees(options.trees, swift_reference.SWIFT_PARSER)
    files = [str(tree.root / file) for tree in trees for file in tree.files]
    theirs = measured([str(swift_reference.build()), "speed"], input="".join(f"{file}\n" for file in files))
    ours = measured([options.tool, "inspect", "speed", *files])
    if (ours["files"], ours["bytes"]) != (theirs["files"], theirs["bytes"]):
        sys.exit(f"not the same files: {ours} and {theirs}")
    megabytes = ours["bytes"] / 1e6
    lexing, facts = megabytes / ours["lexSeconds"], megabytes / ours["factsSeconds"]
    parsing = megabytes / theirs["parseSeconds"]
    print(
        f"{len(files):,} files, {megabytes:.1f} MB, one core: lexing {lexing:.0f} MB/s, bytes to facts {facts:.0f} MB/s; "
        f"SwiftParser's bytes to tree {parsing:.1f} MB/s, so our facts take 1/{facts / parsing:.0f} of its time"
    )
    if options.json:
        numbers = {
            "files": len(files),
            "megabytes": megabytes,
            "lexing": lexing,
            "facts": facts,
            "swiftParser": parsing,
        }
        options.json.write_text(json.dumps(numbers, indent=2) + "\n")


if __name__ == "__main__":
    main()
