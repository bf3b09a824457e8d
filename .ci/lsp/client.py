"""A client of the language server that says exactly what a test wants said, well-formed or not."""

import json
import os
import pathlib
import queue
import subprocess
import threading
import time
import urllib.parse


def uri(path) -> str:
    return "file://" + urllib.parse.quote(str(pathlib.Path(path).resolve()))


class Client:
    """One server over its standard input and output. Whatever it asks is answered with nothing, and remembered."""

    def __init__(self, tool, *options, cwd=None):
        self.process = subprocess.Popen(
            [tool, "lsp", *options], stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=cwd
        )
        self.last = 0
        self.answers = {}
        self.notes = queue.Queue()
        self.diagnostics = {}
        self.asked = []
        self.settings = None
        self.changed = threading.Condition()
        self.reader = threading.Thread(target=self._read, daemon=True)
        self.reader.start()

    def _read(self):
        out = self.process.stdout
        while True:
            length = None
            while line := out.readline():
                if line in (b"\r\n", b"\n"):
                    break
                name, _, value = line.partition(b":")
                if name.lower() == b"content-length":
                    length = int(value)
            if length is None:
                break
            message = json.loads(out.read(length))
            with self.changed:
                if "method" not in message:
                    self.answers[message.get("id")] = message
                elif "id" in message:
                    self.asked.append(message)
                    result = None
                    if message["method"] == "workspace/configuration":
                        result = [self.settings for _ in message["params"]["items"]]
                    self.send({"jsonrpc": "2.0", "id": message["id"], "result": result})
                elif message["method"] == "textDocument/publishDiagnostics":
                    self.diagnostics[message["params"]["uri"]] = message["params"]
                    self.notes.put(message)
                else:
                    self.notes.put(message)
                self.changed.notify_all()
        with self.changed:
            self.answers[Ellipsis] = None
            self.changed.notify_all()

    def raw(self, data: bytes):
        self.process.stdin.write(data)
        self.process.stdin.flush()

    def send(self, message):
        body = json.dumps(message).encode()
        self.raw(b"Content-Length: %d\r\n\r\n" % len(body) + body)

    def notify(self, method, params=None):
        self.send({"jsonrpc": "2.0", "method": method, "params": {} if params is None else params})

    def ask(self, method, params=None):
        """Sends a request; its id."""
        self.last += 1
        message = {"jsonrpc": "2.0", "id": self.last, "method": method}
        if params is not None:
            message["params"] = params
        self.send(message)
        return self.last

    def wait(self, number, seconds=60):
        """The whole answer to a request."""
        with self.changed:
            if not self.changed.wait_for(lambda: number in self.answers or Ellipsis in self.answers, seconds):
                raise TimeoutError(f"no answer to {number}")
            return self.answers[number]

    def request(self, method, params=None, seconds=60):
        answer = self.wait(self.ask(method, params), seconds)
        if "error" in answer:
            raise RuntimeError(f"{method}: {answer['error']}")
        return answer["result"]

    def start(self, *folders, capabilities=None, **more):
        result = self.request(
            "initialize",
            {
                "processId": os.getpid(),
                "rootUri": uri(folders[0]) if folders else None,
                "capabilities": capabilities or {},
                "workspaceFolders": [{"uri": uri(f), "name": str(f)} for f in folders],
                **more,
            },
        )
        self.notify("initialized")
        return result

    def open(self, path, text=None, version=1):
        text = pathlib.Path(path).read_text(encoding="utf-8") if text is None else text
        item = {"uri": uri(path), "languageId": "python", "version": version, "text": text}
        self.notify("textDocument/didOpen", {"textDocument": item})

    def change(self, path, version, *changes):
        self.notify(
            "textDocument/didChange",
            {"textDocument": {"uri": uri(path), "version": version}, "contentChanges": list(changes)},
        )

    def published(self, path, holds, seconds=60):
        """The diagnostics of a file, once they are as is wanted."""
        key = uri(path)
        with self.changed:
            good = lambda: key in self.diagnostics and holds(self.diagnostics[key])
            if not self.changed.wait_for(good, seconds):
                raise TimeoutError(f"{path}: {json.dumps(self.diagnostics.get(key))[:2000]}")
            return self.diagnostics[key]["diagnostics"]

    def stop(self):
        self.request("shutdown")
        self.notify("exit")
        return self.process.wait(10)

    def memory(self) -> float:
        """Resident, in MiB."""
        for line in pathlib.Path(f"/proc/{self.process.pid}/status").read_text().splitlines():
            if line.startswith("VmRSS"):
                return int(line.split()[1]) / 1024
        return 0.0


def milliseconds(since: float) -> float:
    return (time.perf_counter() - since) * 1000
