#!/usr/bin/env python3
"""Tests hostile.py itself: a stand-in for the program behaves well, or badly in one way, and the case must see it."""

import pathlib
import re
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
SOUND = "echo 'tools/lookup_tool.py:10:20: error: session-opened-in-tool'"
# What the stand-in does, and the words of the complaint; none means that the case must pass.
STAND_INS = {
    f"{SOUND}; exit 1": None,
    f"{SOUND}; exit 0": "exit 0, expected 1",
    "exit 1": "is not reported",
    f"{SOUND}; kill -ILL $$": "ended by signal",
    f"{SOUND}; exit 133": "ended by signal",
    f"{SOUND}; printf 'a\\033[2Jb\\n'; exit 1": "control characters on standard output",
    f"{SOUND}; printf 'a\\r\\n' >&2; exit 1": "control characters on standard error",
    f"{SOUND}; echo '::error::owned'; exit 1": "a workflow command",
    f"{SOUND}; echo 'Fatal error: Index out of range' >&2; exit 1": "a trap on standard error",
    f"{SOUND}; {sys.executable} -c 'x = bytearray(700 << 20)'; exit 1": "MiB, allowed 512",
}  # fmt: skip


def main() -> int:
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        tool = pathlib.Path(folder) / "tool"
        for script, words in STAND_INS.items():
            tool.write_text(f"#!/bin/sh\n{script}\n")
            tool.chmod(0o755)
            done = subprocess.run(
                [sys.executable, "-B", HERE / "hostile.py", "--tool", tool, "--only", "nothing bad"],
                capture_output=True, text=True,
            )  # fmt: skip
            wanted = (0, "1 passed, 0 failed") if words is None else (1, "0 passed, 1 failed")
            right = (done.returncode, done.stdout.splitlines()[-1]) == wanted and (words or "") in done.stdout
            # The stand-in has one fault, so there is one complaint.
            right = right and len(re.findall(r"^     (?!out:|err:)", done.stdout, re.M)) == (words is not None)
            if not right:
                failed += 1
                print(f"FAIL {script}\n{done.stdout}{done.stderr}")
    print(f"{len(STAND_INS) - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
