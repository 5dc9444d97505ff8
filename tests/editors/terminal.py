"""A program in a terminal of its own, driven as a person does: keys in, screen out."""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "tests" / "drafts" / "sample.md"

PATIENCE = 30.0
"""Seconds to wait for something that must come."""


class Terminal:
    """A program in tmux. `screen` is what stands on it, without colours."""

    started = 0

    def __init__(self, command, folder, environment, columns=110, rows=40):
        # A name of its own: the last one's server may still be ending.
        Terminal.started += 1
        self.name = f"yuanyin-{os.getpid()}-{Terminal.started}"
        self._tmux("-u", "-f", "/dev/null", "new-session", "-d", "-x", str(columns), "-y", str(rows),
                   "-c", str(folder), *command, environment=environment)
        self._tmux("set", "-g", "status", "off")
        self._tmux("set", "-s", "escape-time", "0")

    def _tmux(self, *arguments, environment=None):
        done = subprocess.run(["tmux", "-L", self.name, *arguments], capture_output=True, text=True,
                              env=environment, check=False)
        if done.returncode != 0:
            raise RuntimeError(f"tmux {arguments[0]}: {done.stderr.strip()}")
        return done.stdout

    def keys(self, *names):
        """Presses keys by tmux's names: `Escape`, `C-x`, `Enter`."""
        for name in names:
            # An escape before another key could be read as that key with Alt; this form cannot.
            self._tmux("send-keys", *(["-l", "\x1b[27u"] if name == "Escape" else [name]))
            time.sleep(0.05)

    def type(self, text, pause=0.1):
        """Types a text, one character after the other."""
        for character in text:
            self._tmux("send-keys", "-l", "\\;" if character == ";" else character)
            time.sleep(pause)

    def prompt(self, key, shown, text):
        """Presses a key that asks for something, and answers when the question is there."""
        self.type(key)
        if not self.wait_for(lambda: any(line.startswith(shown) for line in self.screen().splitlines()[-2:])):
            raise RuntimeError(f"'{shown}' is not asked for:\n{self.screen()}")
        self.type(text, pause=0.01)
        self.wait_for(lambda: text[-1] in self.screen().rstrip().splitlines()[-1])
        self.keys("Enter")

    def screen(self):
        try:
            return self._tmux("capture-pane", "-p")
        except RuntimeError as gone:
            return f"(the program has ended: {gone})"

    def wait_for(self, probe):
        """Waits for a text on the screen, or until a function gives something; what it gave last."""
        if isinstance(probe, str):
            wanted = probe
            probe = lambda: wanted in self.screen()  # noqa: E731
        return wait_for(probe)

    def close(self):
        try:
            self._tmux("kill-server")
        except RuntimeError:
            pass


def wait_for(probe):
    """Waits until a function gives something true; what it gave last."""
    deadline = time.monotonic() + PATIENCE
    while True:
        value = probe()
        if value or time.monotonic() > deadline:
            return value
        time.sleep(0.1)


class Checks:
    """Says for each check whether it held, and counts them."""

    def __init__(self, editor):
        self.editor = editor
        self.passed = 0
        self.failed = 0

    def check(self, name, held, saw=""):
        if held:
            self.passed += 1
            print(f"ok   {self.editor}: {name}")
        else:
            self.failed += 1
            print(f"FAIL {self.editor}: {name}\n     saw: {saw}")
        sys.stdout.flush()

    def finish(self):
        """Says how many held; for `sys.exit`."""
        print(f"\n{self.passed} passed, {self.failed} failed")
        return 0 if self.failed == 0 and self.passed > 0 else 1


class Home:
    """A home folder for one session, with a folder of drafts, removed at the end.

    The program's environment has nothing of the user's own configuration.
    """

    def __init__(self):
        self._folder = tempfile.TemporaryDirectory(prefix="yuanyin-", ignore_cleanup_errors=True)
        self.path = Path(self._folder.name)
        self.drafts = self.path / "drafts"
        self.drafts.mkdir()
        self.environment = {
            "HOME": str(self.path),
            "PATH": os.environ["PATH"],
            "LC_ALL": "C.UTF-8",
            "TERM": "xterm-256color",
            "SHELL": "/bin/sh",
            "XDG_CONFIG_HOME": str(self.path / ".config"),
            "XDG_CACHE_HOME": str(self.path / ".cache"),
            "XDG_STATE_HOME": str(self.path / ".state"),
            "XDG_DATA_HOME": str(self.path / ".local/share"),
            "XDG_RUNTIME_DIR": str(self.path),
        }

    def draft(self, name, text):
        path = self.drafts / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self._folder.cleanup()


def configured(path, line, server):
    """A committed configuration with the server's path in the line that names it as `yuanyin`."""
    text = (ROOT / path).read_text(encoding="utf-8")
    assert text.count(line) == 1, f"{path} has {line!r} {text.count(line)} times"
    return text.replace(line, line.replace("yuanyin", str(server)))


MARKUPS = {
    "md": "<!-- 误作七.46 -->\n\n见七.45。\n",
    "tex": "% 误作七.46\n\n见七.45。\n",
    "adoc": "// 误作七.46\n\n见七.45。\n",
    "typ": "// 误作七.46\n\n见七.45。\n",
    "rst": ".. 误作七.46\n\n见七.45。\n",
    "org": "# 误作七.46\n\n见七.45。\n",
    "html": "<!-- 误作七.46 -->\n<p>见七.45。</p>\n",
    "txt": "<!-- 误作七.46 -->\n\n见七.45。\n",
}
"""By ending, a draft with a wrong citation in its prose and another in a comment.

The second is told only where the editor names the wrong language, or in plain text, which has no
comments.
"""


def wrong_in(ending):
    """How many wrong citations a draft of `MARKUPS` has."""
    return 2 if ending == "txt" else 1


def line_of(beginning, path="corpus/technical-assistance/zh/part-a.md", heading="第七次会议"):
    """The line of the corpus, counted from 1, that begins so in the section with that heading."""
    lines = (ROOT / path).read_text(encoding="utf-8").splitlines()
    section = next(at for at, line in enumerate(lines) if line.startswith("#") and heading in line)
    return next(at for at, line in enumerate(lines) if at > section and line.startswith(beginning)) + 1
