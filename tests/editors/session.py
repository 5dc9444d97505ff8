"""A session of an editor: a home of its own, its configuration, its drafts."""

import os
import tempfile
from contextlib import contextmanager
from pathlib import Path

from drafts import MARKUPS, ROOT, SAMPLE


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
        return self.write(f"drafts/{name}", text)

    def write(self, name, text):
        """Writes a file, and the folders to it; its path."""
        path = self.path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self._folder.cleanup()


@contextmanager
def sample_session(start):
    """An editor with the sample draft, and the draft's path. `start(home, draft)` starts the editor."""
    with Home() as home:
        draft = home.draft("意见.md", SAMPLE.read_text(encoding="utf-8"))
        editor = start(home, draft)
        try:
            yield editor, draft
        finally:
            editor.close()


@contextmanager
def markups_session(start, endings=tuple(MARKUPS)):
    """An editor in a project with a draft of every markup, as `nested/draft.ENDING`.

    The project's file makes warnings of its errors. `start(home, draft)` starts the editor with the
    first of the drafts.
    """
    with Home() as home:
        home.draft(".yuanyin.toml", '[diagnostics]\nno-such-provision = "warning"\n')
        drafts = [home.draft(f"nested/draft.{ending}", MARKUPS[ending]) for ending in endings]
        editor = start(home, drafts[0])
        try:
            yield editor
        finally:
            editor.close()


def read(path):
    return path.read_text(encoding="utf-8")


def committed(path):
    """The text of a file of the repository."""
    return read(ROOT / path)


def configured(path, line, server):
    """A committed configuration with the server's path in the line that names it as `yuanyin`."""
    text = committed(path)
    assert text.count(line) == 1, f"{path} has {line!r} {text.count(line)} times"
    return text.replace(line, line.replace("yuanyin", str(server)))
