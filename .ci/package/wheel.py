#!/usr/bin/env python3
"""Makes a Python wheel with the program in it, so that `pip install` and `uvx` give `sessionlint`.

The wheel holds one file that counts, the executable, as a script. Its tags are read from the executable itself: a
static one for Linux runs on every distribution, one that needs an interpreter is only for systems like this one. The
same executable gives the same bytes. The last line of the output is the path of the wheel.

    wheel.py EXECUTABLE FOLDER
"""

import base64
import hashlib
import pathlib
import platform
import re
import struct
import subprocess
import sys
import zipfile

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
MACHINES = {62: "x86_64", 183: "aarch64"}


def elf_tags(data: bytes) -> list[str]:
    """The platform tags of an executable for Linux."""
    (machine,) = struct.unpack_from("<H", data, 18)
    (table,) = struct.unpack_from("<Q", data, 32)
    size, count = struct.unpack_from("<HH", data, 54)
    kinds = [struct.unpack_from("<I", data, table + size * number)[0] for number in range(count)]
    name = MACHINES.get(machine)
    if name is None:
        raise SystemExit(f"wheel.py: the executable is for a machine that is not known here ({machine})")
    if 3 in kinds:  # PT_INTERP
        return [f"linux_{name}"]
    return [f"manylinux_2_17_{name}", f"manylinux2014_{name}", f"musllinux_1_1_{name}"]


def tags(executable: pathlib.Path) -> list[str]:
    data = executable.read_bytes()
    if data[:6] == b"\x7fELF\x02\x01":
        return elf_tags(data)
    if data[:4] == b"\xcf\xfa\xed\xfe":
        return [f"macosx_15_0_{'arm64' if platform.machine() == 'arm64' else 'x86_64'}"]
    raise SystemExit(f"wheel.py: {executable} is no executable for Linux or macOS with 64 bits")


def version(executable: pathlib.Path) -> str:
    said = subprocess.run([executable, "--version"], capture_output=True, text=True, check=True).stdout
    match = re.fullmatch(r"sessionlint (\d+\.\d+\.\d+)\S*\n", said)
    if not match:
        raise SystemExit(f"wheel.py: `--version` says {said!r}")
    return match[1]


def description() -> str:
    """The door, without what leads to files that are not in the wheel."""
    return (ROOT / "README.md").read_text()


def main() -> int:
    if len(sys.argv) != 3:
        raise SystemExit(__doc__.strip().splitlines()[-1])
    executable, folder = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2])
    platforms = tags(executable)
    number = version(executable)
    info = f"sessionlint-{number}.dist-info"
    files: list[tuple[str, bytes, int]] = [
        (f"sessionlint-{number}.data/scripts/sessionlint", executable.read_bytes(), 0o755),
        (
            f"{info}/METADATA",
            (
                "Metadata-Version: 2.1\n"
                "Name: sessionlint\n"
                f"Version: {number}\n"
                "Summary: A borrow checker for database sessions, for Python and Swift\n"
                "Keywords: lint,sqlalchemy,session,transaction,static-analysis\n"
                "Classifier: Environment :: Console\n"
                "Classifier: Topic :: Software Development :: Quality Assurance\n"
                "Requires-Python: >=3.8\n"
                "Description-Content-Type: text/markdown\n"
                "\n" + description()
            ).encode(),
            0o644,
        ),
        (
            f"{info}/WHEEL",
            (
                "Wheel-Version: 1.0\nGenerator: sessionlint\nRoot-Is-Purelib: false\n"
                + "".join(f"Tag: py3-none-{name}\n" for name in platforms)
            ).encode(),
            0o644,
        ),
    ]
    record = "".join(
        f"{name},sha256={base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b'=').decode()},{len(data)}\n"
        for name, data, _ in files
    )
    files.append((f"{info}/RECORD", f"{record}{info}/RECORD,,\n".encode(), 0o644))
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"sessionlint-{number}-py3-none-{'.'.join(platforms)}.whl"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as wheel:
        for name, data, mode in files:
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.external_attr = (0o100000 | mode) << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            wheel.writestr(entry, data)
    print(path)
    return 0


if __name__ == "__main__":
    sys.exit(main())
