"""The server's process and the conversation with it, over standard input and output."""

from __future__ import annotations

import json
import os
import queue
import stat
import subprocess
import sys
import threading
from typing import Any, Callable

PATIENCE = 10.0
"""Seconds that an answer may take; it takes some thousandths of one."""


class NotRunning(Exception):
    """There is no server to ask; the text says why."""


class LanguageServer:
    """A server that has been started. Every method can be called from any thread."""

    def __init__(self, program: str, options: dict[str, Any], ended: Callable[[], None]) -> None:
        """Starts the program and introduces this client.

        `options` are the settings; `ended` is called, from another thread, when the process ends by itself.
        Raises `NotRunning` where the program cannot be started or is no such server.
        """
        self._ended = ended
        self._is_closing = False
        self._answers: dict[int, queue.SimpleQueue[dict[str, Any] | None]] = {}
        self._lock = threading.Lock()
        self._next_id = 0
        self._folders: set[str] = set()
        make_executable(program)
        hidden = {"creationflags": subprocess.CREATE_NO_WINDOW} if sys.platform == "win32" else {}
        try:
            self._process = subprocess.Popen(
                [program], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, **hidden
            )
        except OSError as error:
            raise NotRunning(str(error)) from error
        threading.Thread(target=self._read, name="yuanyin answers", daemon=True).start()
        try:
            self.request("initialize", {"processId": os.getpid(), "rootUri": None, **CLIENT, **options})
        except Exception:
            self.close()
            raise
        self.notify("initialized", {})

    @property
    def process_id(self) -> int:
        """The number of the process."""
        return self._process.pid

    def request(self, method: str, parameters: object, patience: float = PATIENCE) -> Any:
        """What the server answers. Raises `NotRunning` where it does not, within so many seconds."""
        waiting: queue.SimpleQueue[dict[str, Any] | None] = queue.SimpleQueue()
        with self._lock:
            self._next_id += 1
            number = self._next_id
            self._answers[number] = waiting
        try:
            self._send({"id": number, "method": method, "params": parameters})
            answer = waiting.get(timeout=patience)
        except queue.Empty:
            raise NotRunning(f"{method}: no answer") from None
        finally:
            with self._lock:
                self._answers.pop(number, None)
        if answer is None:
            raise NotRunning("the process has ended")
        if "error" in answer:
            raise NotRunning(str(answer["error"].get("message", answer["error"])))
        return answer.get("result")

    def notify(self, method: str, parameters: object) -> None:
        """Tells the server something that has no answer."""
        self._send({"method": method, "params": parameters})

    def open_folder(self, uri: str) -> None:
        """Has the project file of a folder hold for the documents in it, where that is not so yet; empty for none."""
        if not uri or uri in self._folders:
            return
        self._folders.add(uri)
        added = [{"uri": uri, "name": uri.rsplit("/", 1)[-1]}]
        self.notify("workspace/didChangeWorkspaceFolders", {"event": {"added": added, "removed": []}})

    def close(self) -> None:
        """Ends the server, within a second."""
        self._is_closing = True
        try:
            self.request("shutdown", None, patience=1.0)
            self.notify("exit", None)
        except NotRunning:
            pass
        try:
            self._process.wait(timeout=1.0)
        except subprocess.TimeoutExpired:
            self._process.kill()

    def _send(self, message: dict[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}, ensure_ascii=False).encode("utf-8", "replace")
        pipe = self._process.stdin
        assert pipe is not None
        try:
            with self._lock:
                pipe.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
                pipe.flush()
        except (OSError, ValueError) as error:
            raise NotRunning(str(error)) from error

    def _read(self) -> None:
        while True:
            message = self._next_message()
            if message is None:
                break
            if "method" not in message:
                with self._lock:
                    waiting = self._answers.get(message.get("id", 0))
                if waiting is not None:
                    waiting.put(message)
            elif "id" in message:
                self._refuse(message)
        with self._lock:
            pending = list(self._answers.values())
        for waiting in pending:
            waiting.put(None)
        if not self._is_closing:
            self._ended()

    def _refuse(self, message: dict[str, Any]) -> None:
        """The server may ask for what this client has not offered: nothing is done."""
        try:
            self._send({"id": message["id"], "error": {"code": -32601, "message": "not offered"}})
        except NotRunning:
            return

    def _next_message(self) -> dict[str, Any] | None:
        pipe = self._process.stdout
        assert pipe is not None
        length = 0
        while True:
            header = pipe.readline()
            if not header:
                return None
            name, _, value = header.partition(b":")
            if not header.strip():
                break
            if name.lower() == b"content-length":
                length = int(value)
        try:
            return json.loads(pipe.read(length))
        except ValueError:
            return None


CLIENT = {
    "clientInfo": {"name": "LibreOffice"},
    "capabilities": {
        "general": {"positionEncodings": ["utf-16"]},
        "workspace": {"workspaceFolders": True},
        "textDocument": {
            "synchronization": {},
            "diagnostic": {},
            "codeAction": {
                "codeActionLiteralSupport": {"codeActionKind": {"valueSet": ["quickfix", "refactor", "source"]}}
            },
        },
    },
}
"""What this client can do."""


def make_executable(program: str) -> None:
    """Unpacking an extension loses the bit that lets a program run."""
    try:
        mode = os.stat(program).st_mode
        if not mode & stat.S_IXUSR:
            os.chmod(program, mode | stat.S_IXUSR | stat.S_IXGRP | stat.S_IXOTH)
    except OSError:
        # Starting it says what is wrong.
        return
