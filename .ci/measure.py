"""Runs one command and says what it cost: wall and processor seconds, and its peak memory with that of its children.

A child begins with the memory of the process that made it, and Linux counts that too. So the command is started by a
fresh small interpreter (this file run as a program), not by the caller, which may hold hundreds of megabytes.
"""

import dataclasses
import json
import os
import subprocess
import sys
import tempfile
import time


@dataclasses.dataclass
class Cost:
    """`code` is the exit code, or minus the signal that ended the command."""

    code: int
    seconds: float
    processor: float
    mebibytes: float


def measured(command: list[str], **settings) -> Cost:
    """Settings are those of `subprocess.run`, for the command's streams, folder and environment."""
    with tempfile.NamedTemporaryFile() as result:
        subprocess.run([sys.executable, "-I", "-S", __file__, result.name, *command], check=True, **settings)
        return Cost(**json.load(result))


def main() -> None:
    command = sys.argv[2:]
    start = time.perf_counter()
    pid = os.posix_spawnp(command[0], command, os.environ)
    _, status, usage = os.wait4(pid, 0)
    seconds = time.perf_counter() - start
    cost = {
        "code": os.waitstatus_to_exitcode(status),
        "seconds": seconds,
        "processor": usage.ru_utime + usage.ru_stime,
        "mebibytes": usage.ru_maxrss / 1024,
    }
    with open(sys.argv[1], "w") as file:
        json.dump(cost, file)


if __name__ == "__main__":
    main()
