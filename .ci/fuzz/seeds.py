#!/usr/bin/env python3
"""Writes the seeds of one surface of the fuzzer into a folder: files of this repository, and a few short texts.

    seeds.py SURFACE FOLDER
"""

import json
import pathlib
import sys

REPOSITORY = pathlib.Path(__file__).resolve().parent.parent.parent
FOLDER = "file:///tmp/fuzzed"
LARGEST = 20_000


def framed(*messages: dict) -> bytes:
    bodies = [json.dumps({"jsonrpc": "2.0"} | message).encode() for message in messages]
    return b"".join(b"Content-Length: %d\r\n\r\n" % len(body) + body for body in bodies)


def files(folder: str, *endings: str) -> list[bytes]:
    found = [path for ending in endings for path in sorted((REPOSITORY / folder).rglob(f"*{ending}"))]
    return [path.read_bytes() for path in found if path.is_file() and path.stat().st_size <= LARGEST]


def comments() -> list[bytes]:
    """Everything that stands behind `sessionlint:` in the fixtures."""
    lines = [line for text in files("Fixtures", ".py", ".swift") for line in text.splitlines()]
    found = {line[line.index(b"sessionlint:") :] for line in lines if b"sessionlint:" in line}
    return sorted(found) + [b"sessionlint: allow(commit-on-borrowed-session) until 2027-01-31: so"]


def messages() -> list[bytes]:
    document = {"uri": f"{FOLDER}/tool.py"}
    position = {"line": 3, "character": 12}
    text = (REPOSITORY / "Fixtures/projects/platform-before/app/core/journal.py").read_text()
    edit = {"range": {"start": position, "end": {"line": 4, "character": 0}}, "text": "ä😀\n"}
    opened = {"method": "textDocument/didOpen", "params": {"textDocument": {**document, "version": 1, "text": text}}}
    changed = {
        "method": "textDocument/didChange", "params": {"textDocument": {**document, "version": 2}, "contentChanges": [edit]}
    }  # fmt: skip
    names = ("hover", "codeLens", "references", "prepareCallHierarchy", "diagnostic", "codeAction")
    place = {"textDocument": document, "position": position, "context": {"includeDeclaration": True}}
    asked = [
        {"id": number, "method": f"textDocument/{name}", "params": place | {"range": edit["range"]}}
        for number, name in enumerate(names, 1)
    ]
    others = [
        {"id": 20, "method": "workspace/diagnostic", "params": {"previousResultIds": []}},
        {"id": 21, "method": "workspace/executeCommand", "params": {"command": "sessionlint.why", "arguments": [document["uri"], position]}},
        {"method": "workspace/didChangeConfiguration", "params": {"settings": {"sessionlint": {"delay": 0}}}},
        {"method": "textDocument/didClose", "params": {"textDocument": document}},
        {"method": "$/cancelRequest", "params": {"id": 3}},
        {"id": 22, "method": "shutdown"},
        {"method": "exit"},
    ]
    hello = {"id": 0, "method": "initialize", "params": {"rootUri": None, "capabilities": {}}}
    return [
        framed(hello, opened, changed, *asked, *others),
        *(framed(opened, changed, message) for message in asked + others),
        framed(hello),
        b"Content-Length: 99999999\r\n\r\n{}",
    ]


def configurations() -> list[bytes]:
    """The examples of the manual, and what fixtures call a configuration under another name."""
    blocks = (REPOSITORY / "README.md").read_text().split("```toml\n")[1:]
    return [block.split("```")[0].encode() for block in blocks]


SEEDS = {
    "python": lambda: files("Fixtures", ".py"),
    "swift": lambda: files("Fixtures", ".swift") + files("Sources/LanguageSwift", ".swift"),
    "analysis": lambda: files("Fixtures/rules", ".py", ".swift"),
    "toml": lambda: files("Rules", ".toml") + files("Fixtures", ".toml"),
    "configuration": lambda: files("Fixtures", "sessionlint.toml", "pyproject.toml") + configurations(),
    "pack": lambda: files("Rules", ".toml"),
    "baseline": lambda: files("Fixtures", ".baseline"),
    "suppressions": comments,
    "suppressed-code": comments,
    "cached-facts": list,
    "cached-flows": list,
    "cached-outcome": list,
    "lsp": messages,
    "lsp-session": messages,
}


def main() -> None:
    if len(sys.argv) != 3 or sys.argv[1] not in SEEDS:
        sys.exit(__doc__)
    folder = pathlib.Path(sys.argv[2])
    folder.mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate(SEEDS[sys.argv[1]]()):
        (folder / f"seed-{number}").write_bytes(seed)


if __name__ == "__main__":
    main()
