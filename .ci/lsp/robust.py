#!/usr/bin/env python3
"""What clients do that they should not, and what happens to the files meanwhile. The last line is `N cases, N failed`.

    robust.py TOOL
"""

import json
import os
import pathlib
import random
import select
import shutil
import subprocess
import sys
import tempfile
import time

from client import Client, uri

ROOT = pathlib.Path(__file__).resolve().parents[2]
FILE = "app/services/bookings.py"


def text_document(path):
    return {"textDocument": {"uri": uri(path)}}


def codes(client, path):
    report = client.request("textDocument/diagnostic", text_document(path))
    return sorted({item["code"] for item in report["items"]})


def frame(message) -> bytes:
    body = message if isinstance(message, bytes) else json.dumps(message).encode()
    return b"Content-Length: %d\r\n\r\n" % len(body) + body


def begun(tool, project):
    client = Client(tool, cwd=project)
    client.start(project, capabilities={"textDocument": {"diagnostic": {}}})
    return client


def malformed(tool, project):
    """Every kind of noise between two requests is passed over."""
    client = begun(tool, project)
    wanted = codes(client, project / FILE)
    assert "commit-on-borrowed-session" in wanted
    noise = [
        b"\r\n\r\n",
        b"hello\r\n\r\n",
        b"Content-Length: x\r\n\r\n",
        b"Content-Length: 99999999999999999999\r\n\r\n",
        frame(b"{"),
        frame(b""),
        frame(b"\xff\xfe\x00"),
        frame(b"null"),
        frame(b"[]"),
        frame(b'[{"jsonrpc": "2.0", "id": 1, "method": "shutdown"}]'),
        frame(b'{"id": {}, "method": 3}'),
        frame(b'{"id": 1e400, "method": "textDocument/hover"}'),
        frame(b"[" * 200_000),
        frame(b'{"a":' * 100_000),
        frame(b'"' + b"\\ud800" * 10 + b'"'),
        frame({"jsonrpc": "2.0", "id": 77, "result": {}}),
        frame({"jsonrpc": "2.0", "id": "x", "error": {"code": 1, "message": ""}}),
        frame({"jsonrpc": "2.0", "method": "textDocument/didChange", "params": None}),
        frame({"jsonrpc": "2.0", "method": "textDocument/didChange", "params": {"textDocument": {"uri": 3}}}),
        frame({"jsonrpc": "2.0", "method": "textDocument/didOpen"}),
        frame({"jsonrpc": "2.0", "method": "$/cancelRequest", "params": {"id": None}}),
        b"Content-Length: 5\r\n\r\n{}" + b"   ",
        b"x" * 100_000 + b"\n",
    ]
    dice = random.Random(3)
    for _ in range(3):
        dice.shuffle(noise)
        for bytes in noise:
            client.raw(bytes)
            assert codes(client, project / FILE) == wanted, bytes[:60]
    assert client.stop() == 0


def random_bytes(tool, project):
    """Whatever is sent, the program ends when nothing more comes, and does not crash."""
    dice = random.Random(4)
    good = frame({"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": {"capabilities": {}}})
    for _ in range(20):
        bad = bytearray(good * 3)
        for _ in range(dice.randrange(1, 30)):
            bad[dice.randrange(len(bad))] = dice.randrange(256)
        run = subprocess.run([tool, "lsp"], input=bytes(bad), capture_output=True, timeout=20, cwd=project)
        assert run.returncode in (0, 1), (run.returncode, bytes(bad))
        assert not run.stderr, run.stderr


def order(tool, project):
    client = Client(tool, cwd=project)
    assert client.wait(client.ask("textDocument/hover", {}))["error"]["code"] == -32002
    assert client.wait(client.ask("shutdown"))["error"]["code"] == -32002
    client.notify("textDocument/didOpen", {"textDocument": {"uri": "file:///x.py", "version": 1, "text": ""}})
    client.start(project)
    assert client.wait(client.ask("initialize", {"capabilities": {}}))["error"]["code"] == -32600
    assert client.wait(client.ask("nothing/atAll", {}))["error"]["code"] == -32601
    assert client.wait(client.ask("textDocument/hover"))["error"]["code"] == -32602
    # Documents that are not open, are no files, or lie nowhere.
    client.change(project / FILE, 2, {"text": ""})
    client.notify("textDocument/didClose", text_document(project / "nothing.py"))
    for name in ("untitled:1", "file:///nowhere/x.py", "file://host/x.py", "", "file:///%ff.py"):
        client.notify("textDocument/didOpen", {"textDocument": {"uri": name, "version": 1, "text": "x"}})
        answer = client.wait(client.ask("textDocument/hover", {"textDocument": {"uri": name}, "position": {"line": 0, "character": 0}}))
        assert answer.get("result", 0) is None, answer
    assert client.wait(client.ask("shutdown"))["result"] is None
    assert client.wait(client.ask("textDocument/hover", {}))["error"]["code"] == -32600
    client.notify("exit")
    assert client.process.wait(10) == 0


def places(tool, project):
    """No position is out of the question."""
    client = begun(tool, project)
    client.open(project / FILE, "x = 1\nä = '😀'\r\n")
    far = 2**31 - 1
    for line in (-1, 0, 1, 2, 3, far):
        for character in (-1, 0, 1, 5, 6, 7, far):
            here = {"line": line, "character": character}
            for method in ("hover", "references", "prepareCallHierarchy"):
                client.request(f"textDocument/{method}", {**text_document(project / FILE), "position": here})
            client.request(
                "textDocument/codeAction",
                {**text_document(project / FILE), "range": {"start": here, "end": {"line": 0, "character": 0}}},
            )
            client.change(project / FILE, 2, {"range": {"start": here, "end": here}, "text": "y"})
    huge = {"line": 2**63, "character": 1.5}
    answer = client.wait(client.ask("textDocument/hover", {**text_document(project / FILE), "position": huge}))
    assert answer["error"]["code"] == -32602
    assert client.stop() == 0


def cancelled(tool, project):
    client = begun(tool, project)
    codes(client, project / FILE)
    client.open(project / FILE)
    client.last += 1
    request = {"jsonrpc": "2.0", "id": client.last, "method": "textDocument/diagnostic", "params": text_document(project / FILE)}
    change = {"textDocument": {"uri": uri(project / FILE), "version": 2}, "contentChanges": [{"text": "x = 1\n"}]}
    client.raw(
        frame({"jsonrpc": "2.0", "method": "textDocument/didChange", "params": change})
        + frame(request)
        + frame({"jsonrpc": "2.0", "method": "$/cancelRequest", "params": {"id": client.last}})
    )
    assert client.wait(client.last)["error"]["code"] == -32800
    assert codes(client, project / FILE) == []
    assert client.stop() == 0


def huge(tool, project):
    """A document that is larger than a file may be, and one that is nearly so."""
    client = begun(tool, project)
    wanted = codes(client, project / FILE)
    big = project / "app/big.py"
    client.open(big, "x = 1\n" * (3 << 20))
    assert client.wait(client.ask("textDocument/diagnostic", text_document(big)), 120)["result"]["items"] == []
    client.change(big, 2, {"text": "# nothing to see\n" * (3 << 18) + "def ("})
    report = client.request("textDocument/diagnostic", text_document(big), 120)
    assert [item["code"] for item in report["items"]] == ["file-partly-understood"]
    assert codes(client, project / FILE) == wanted
    assert client.stop() == 0


def deleted(tool, project):
    """Files, folders and the whole project go while they are open."""
    client = begun(tool, project)
    client.open(project / FILE)
    wanted = codes(client, project / FILE)
    watched = lambda: client.notify("workspace/didChangeWatchedFiles", {"changes": []})
    (project / FILE).unlink()
    watched()
    assert codes(client, project / FILE) == wanted
    journal = project / "app/core/journal.py"
    journal.unlink()
    watched()
    assert "commit-through-call" not in codes(client, project / FILE)
    shutil.rmtree(project)
    watched()
    codes(client, project / FILE)
    client.notify("textDocument/didClose", text_document(project / FILE))
    assert codes(client, project / FILE) == []
    assert client.stop() == 0


def gone(tool, project):
    """Nobody serves a client that is not there."""
    client = begun(tool, project)
    codes(client, project / FILE)
    client.process.stdin.close()
    assert client.process.wait(10) == 1
    # Its process ends, but somebody else holds the pipe open.
    other = subprocess.Popen(["sleep", "1"])
    client = Client(tool, cwd=project)
    client.request("initialize", {"processId": other.pid, "capabilities": {}})
    other.wait()
    assert client.process.wait(10) == 1
    # Its end of the output is closed.
    run = subprocess.Popen([tool, "lsp"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=project)
    run.stdout.close()
    run.stdin.write(frame({"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": {"capabilities": {}}}))
    run.stdin.flush()
    assert run.wait(10) == 1


def watched(tool, project):
    """`check --watch` prints a report when something has changed, and none when nothing has."""
    run = subprocess.Popen(
        [tool, "check", "--watch", "--format", "concise"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=project, text=True
    )

    def report():
        lines = []
        while line := run.stdout.readline():
            lines.append(line)
            if " checked, " in line:
                return lines
        raise AssertionError(run.stderr.read())

    try:
        first = report()
        assert any(":32:19: error[commit-on-borrowed-session]" in line for line in first), first
        path = project / FILE
        path.write_text("\n" + path.read_text())
        moved = report()
        assert any(":33:19: error[commit-on-borrowed-session]" in line for line in moved), moved
        (project / "sessionlint.toml").write_text("ignore = [\"commit-on-borrowed-session\"]\n")
        off = report()
        assert not any("commit-on-borrowed-session" in line for line in off), off
        # Long enough for several looks: nothing changes, and nothing is said.
        time.sleep(4)
        assert not select.select([run.stdout], [], [], 0)[0]
        path.unlink()
        gone = report()
        assert not any(FILE in line for line in gone), gone
    finally:
        run.kill()
        run.wait()


CASES = [malformed, random_bytes, order, places, cancelled, huge, deleted, gone, watched]


def main() -> int:
    tool = str(pathlib.Path(sys.argv[1]).resolve())
    failed = 0
    for case in CASES:
        with tempfile.TemporaryDirectory() as folder:
            project = pathlib.Path(folder).resolve() / "platform"
            shutil.copytree(ROOT / "Fixtures/projects/platform-before", project)
            begun_at = time.perf_counter()
            try:
                case(tool, project)
            except Exception as problem:
                failed += 1
                print(f"{case.__name__}: {type(problem).__name__}: {problem}")
            else:
                print(f"{case.__name__}: {time.perf_counter() - begun_at:.1f} s")
    print(f"{len(CASES)} cases, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
