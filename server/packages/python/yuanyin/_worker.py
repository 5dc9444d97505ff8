"""The worker process, and the functions that ask it."""

from __future__ import annotations

import atexit
import json
import os
import shutil
import subprocess
import sysconfig
import threading
from pathlib import Path
from typing import Any, Literal, cast

from ._answers import Checked, Cited, Converted, Found, LookedUp, Verified

Subject = Literal["compilation", "other"]
Form = Literal["compilation", "report", "instrument", "long"]


class YuanyinError(RuntimeError):
    """The worker could not be started, has ended, or did not understand the question."""


def program() -> str:
    """The program's path: ``$YUANYIN``, or what was installed with this module, or the one on the ``PATH``.

    Raises:
        YuanyinError: there is none.
    """
    given = os.environ.get("YUANYIN")
    if given:
        return given
    name = "yuanyin.exe" if os.name == "nt" else "yuanyin"
    folders = [sysconfig.get_path("scripts")]
    user = sysconfig.get_preferred_scheme("user") if hasattr(sysconfig, "get_preferred_scheme") else None
    if user:
        folders.append(sysconfig.get_path("scripts", user))
    for folder in folders:
        if (Path(folder) / name).is_file():
            return str(Path(folder) / name)
    found = shutil.which(name)
    if found is None:
        raise YuanyinError("the program `yuanyin` is not there: install the wheel that brings it, or set YUANYIN")
    return found


class Worker:
    """A process that answers, one question at a time; several threads may ask. As a context manager it ends with the block.

    Args:
        corpus: folder of another compilation instead of the built-in one.
        locale: the language of messages, ``zh`` or ``en``.
    """

    def __init__(self, corpus: str | os.PathLike[str] | None = None, locale: str = "zh") -> None:
        command = [program(), "--locale", locale, "worker"]
        if corpus is not None:
            command += ["--corpus", os.fspath(corpus)]
        self._lock = threading.Lock()
        try:
            self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        except OSError as error:
            raise YuanyinError(f"{command[0]}: {error}") from error

    def check(self, text: str, name: str = "draft.md", *, subject: Subject | None = None) -> Checked:
        """What is wrong in a text; ``name`` gives it its markup and stands in the answer.

        Args:
            subject: what the text is declared to be about; else it shows that itself.
        """
        return cast(Checked, self.ask("check", text=text, name=name, subject=subject))

    def cites(self, text: str, name: str = "draft.md", *, subject: Subject | None = None) -> Cited:
        """What a text cites, each once."""
        return cast(Cited, self.ask("cites", text=text, name=name, subject=subject))

    def verify(self, text: str, name: str = "draft.md", *, subject: Subject | None = None) -> Verified:
        """How every citation and quotation of a text stands, with the words of what it cites."""
        return cast(Verified, self.ask("verify", text=text, name=name, subject=subject))

    def convert(self, text: str, form: Form, name: str = "draft.md") -> Converted:
        """The text with its citations in another form."""
        return cast(Converted, self.ask("convert", text=text, form=form, name=name))

    def look_up(self, citation: str) -> LookedUp:
        """The provisions that a citation or identity names, and what is wrong with it."""
        return cast(LookedUp, self.ask("look-up", citation=citation))

    def search(self, query: str, limit: int = 20) -> Found:
        """The provisions that words, a number, a topic or pinyin find."""
        return cast(Found, self.ask("search", query=query, limit=limit))

    def ask(self, do: str, **question: Any) -> Any:
        """The answer to a question as the protocol has it.

        Raises:
            YuanyinError: the worker has ended, or did not understand.
        """
        # A lone surrogate, which UTF-8 cannot have, becomes a question mark: every place stays where it is in characters.
        line = json.dumps({"do": do, **question}, ensure_ascii=False).encode("utf-8", "replace") + b"\n"
        with self._lock:
            writes, reads = self._process.stdin, self._process.stdout
            if writes is None or reads is None or writes.closed:
                raise YuanyinError("the worker has been closed")
            try:
                writes.write(line)
                writes.flush()
                answer = reads.readline()
            except (OSError, ValueError) as error:
                raise YuanyinError(f"the worker has ended: {error}") from error
        if not answer:
            raise YuanyinError(f"the worker has ended with status {self._process.wait()}")
        read = json.loads(answer)
        if "error" in read:
            raise YuanyinError(read["error"])
        return read["answer"]

    def close(self) -> None:
        """Ends the process."""
        with self._lock:
            for stream in (self._process.stdin, self._process.stdout):
                if stream is not None:
                    stream.close()
        self._process.wait()

    def __enter__(self) -> Worker:  # noqa: PYI034 - Self is not in the oldest Python
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


_kept: dict[tuple[int, str | None, str], Worker] = {}
_starting = threading.Lock()


def _worker(corpus: str | os.PathLike[str] | None, locale: str) -> Worker:
    """The one for a compilation and language; each process that was forked has its own."""
    key = (os.getpid(), None if corpus is None else os.fspath(corpus), locale)
    with _starting:
        if key not in _kept:
            _kept[key] = Worker(corpus, locale)
            atexit.register(_kept[key].close)
        return _kept[key]


def check(
    text: str,
    name: str = "draft.md",
    *,
    corpus: str | os.PathLike[str] | None = None,
    locale: str = "zh",
    subject: Subject | None = None,
) -> Checked:
    """What is wrong in a text, as :meth:`Worker.check`; the worker for a compilation and language is kept."""
    return _worker(corpus, locale).check(text, name, subject=subject)


def cites(
    text: str,
    name: str = "draft.md",
    *,
    corpus: str | os.PathLike[str] | None = None,
    locale: str = "zh",
    subject: Subject | None = None,
) -> Cited:
    """What a text cites, as :meth:`Worker.cites`."""
    return _worker(corpus, locale).cites(text, name, subject=subject)


def verify(
    text: str,
    name: str = "draft.md",
    *,
    corpus: str | os.PathLike[str] | None = None,
    locale: str = "zh",
    subject: Subject | None = None,
) -> Verified:
    """How the citations and quotations of a text stand, as :meth:`Worker.verify`."""
    return _worker(corpus, locale).verify(text, name, subject=subject)


def convert(
    text: str,
    form: Form,
    name: str = "draft.md",
    *,
    corpus: str | os.PathLike[str] | None = None,
    locale: str = "zh",
) -> Converted:
    """The text with its citations in another form, as :meth:`Worker.convert`."""
    return _worker(corpus, locale).convert(text, form, name)


def look_up(citation: str, *, corpus: str | os.PathLike[str] | None = None, locale: str = "zh") -> LookedUp:
    """What a citation names, as :meth:`Worker.look_up`."""
    return _worker(corpus, locale).look_up(citation)


def search(query: str, limit: int = 20, *, corpus: str | os.PathLike[str] | None = None, locale: str = "zh") -> Found:
    """What words find, as :meth:`Worker.search`."""
    return _worker(corpus, locale).search(query, limit)
