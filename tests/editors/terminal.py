"""A program in a terminal of its own, driven as a person does: keys in, screen out."""

import contextlib
import os
import subprocess
import time

from waiting import wait_for


class Terminal:
    """A program in tmux. `screen` is what stands on it, without colours."""

    started = 0

    def __init__(self, command, folder, environment, columns=110, rows=40):
        # A name of its own: the last one's server may still be ending.
        Terminal.started += 1
        self.name = f"yuanyin-{os.getpid()}-{Terminal.started}"
        self._tmux(
            "-u",
            "-f",
            "/dev/null",
            "new-session",
            "-d",
            "-x",
            str(columns),
            "-y",
            str(rows),
            "-c",
            str(folder),
            *command,
            environment=environment,
        )
        self._tmux("set", "-g", "status", "off")
        self._tmux("set", "-s", "escape-time", "0")

    def _tmux(self, *arguments, environment=None):
        done = subprocess.run(
            ["tmux", "-L", self.name, *arguments], capture_output=True, text=True, env=environment, check=False
        )
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
            probe = lambda: wanted in self.screen()
        return wait_for(probe)

    def close(self):
        with contextlib.suppress(RuntimeError):
            self._tmux("kill-server")
