"""One open document, kept the same in the server."""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING, Any

from . import project, writer
from .findings import Finding, findings
from .language_server import LanguageServer, NotRunning
from .office_text import LANGUAGE_ID, Paragraph, Text, change

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

PROOFREADING = 2
"""`com.sun.star.text.TextMarkupType`"""


def key(flat: str) -> str:
    """A paragraph's text as it is looked for: without what stands for notes and fields."""
    return flat.replace(writer.ANCHOR, "")


class Snapshot:
    """A document as it was read once, and what the server told of it."""

    def __init__(self, text: Text, told: Iterable[tuple[Paragraph, Finding]]) -> None:
        self.text = text
        self.findings: dict[Paragraph, list[Finding]] = {}
        for paragraph, finding in told:
            self.findings.setdefault(paragraph, []).append(finding)
        self._by_key: dict[str, list[Paragraph]] = {}
        for paragraph in text.paragraphs:
            self._by_key.setdefault(key(paragraph.flat), []).append(paragraph)
        self._turns: dict[str, int] = {}

    def paragraphs(self, flat: str) -> list[Paragraph]:
        """Those with that text."""
        return self._by_key.get(key(flat), [])

    def next_paragraph(self, flat: str) -> Paragraph | None:
        """The one that is asked for by its text: of several that differ in what is told, one after the other."""
        found = self.paragraphs(flat)
        if len(found) < 2:
            return found[0] if found else None
        turn = self._turns.get(flat, 0)
        self._turns[flat] = turn + 1
        return found[turn % len(found)]

    def told(self, paragraph: Paragraph) -> list[Finding]:
        """What is told of a paragraph."""
        return self.findings.get(paragraph, [])


class Followed:
    """A document of Writer's."""

    def __init__(self, document: Any, uri: str) -> None:
        self.document = document
        self.uri = uri
        self.changed = threading.Condition()
        self.snapshot: Snapshot | None = None
        self.rounds = 0
        """How often it has been read."""
        self.is_closed = False
        self.is_being_read = False
        self.unanswered: set[str] = set()
        """Texts of paragraphs that Writer has asked for when nothing was known of them yet."""
        self.seconds = 0.0
        """What the last reading took, with the server's answer."""
        self._version = 0
        self._lines: list[str] = []
        self._server: LanguageServer | None = None

    def refresh(self, server: LanguageServer, in_slices: Callable[[Iterator[Any]], Any]) -> bool:
        """Reads the document, tells the server of what has changed, and takes what it tells; whether that is new.

        Only one thread does this; `in_slices` has the steps of what touches the document taken by the other.
        """
        begin = time.monotonic()
        self.is_being_read = True
        try:
            return self._refresh(server, in_slices, begin)
        finally:
            self.is_being_read = False

    def _refresh(self, server: LanguageServer, in_slices: Callable[[Iterator[Any]], Any], begin: float) -> bool:
        text = in_slices(self._while_open(writer.reading(self.document)))
        if server is not self._server:
            # Another one, which knows nothing yet.
            self._server, self._version, self._lines = server, 0, []
        has_changed = self._send(server, text)
        before = self.snapshot
        if has_changed or before is None:
            answer = server.request("textDocument/diagnostic", {"textDocument": {"uri": self.uri}})
            told = answer["items"]
        else:
            told = [finding.told for found in before.findings.values() for finding in found]
        snapshot = Snapshot(text, findings(text, told))
        with self.changed:
            self.snapshot = snapshot
            self.rounds += 1
            self.seconds = time.monotonic() - begin
            unanswered, self.unanswered = self.unanswered, set()
            self.changed.notify_all()
        outdated = stale(before, snapshot) if has_changed and before is not None else set()
        outdated |= {one for one in unanswered if snapshot.paragraphs(one)}
        if outdated:
            in_slices(self._while_open(self._have_proofread(outdated)))
        return has_changed

    def forget_findings(self) -> None:
        """What is told is asked for anew, since the settings have changed."""
        with self.changed:
            before, self.snapshot = self.snapshot, None
            self._server = None
            if before is not None:
                self.unanswered |= {key(paragraph.flat) for paragraph in before.text.paragraphs}

    def close(self) -> None:
        """The document is gone."""
        with self.changed:
            self.is_closed = True
            self.changed.notify_all()
        if self._server is not None and self._version > 0:
            self._server.notify("textDocument/didClose", {"textDocument": {"uri": self.uri}})

    def _send(self, server: LanguageServer, text: Text) -> bool:
        if self._version == 0:
            self._version = 1
            server.open_folder(project.folder(self.uri))
            opened = {"uri": self.uri, "languageId": LANGUAGE_ID, "version": 1, "text": text.whole()}
            server.notify("textDocument/didOpen", {"textDocument": opened})
        else:
            changed = change(self._lines, text.lines)
            if changed is None:
                return False
            self._version += 1
            named = {"uri": self.uri, "version": self._version}
            server.notify("textDocument/didChange", {"textDocument": named, "contentChanges": [changed]})
        self._lines = text.lines
        return True

    def _while_open(self, steps: Iterator[Any]) -> Iterator[Any]:
        """Steps, as long as the document is open: to go on with a list of a closed one's parts brings the office down."""
        while not self.is_closed:
            try:
                step = next(steps)
            except StopIteration:
                return
            yield step
        raise NotRunning("the document is closed")

    def _have_proofread(self, keys: set[str]) -> Iterator[None]:
        """Has Writer ask again for paragraphs with these texts."""
        paragraphs = self.document.getFlatParagraphIterator(PROOFREADING, False)
        paragraph = paragraphs.getFirstPara()
        while paragraph is not None:
            if key(paragraph.getText()) in keys:
                paragraph.setChecked(PROOFREADING, False)
            paragraph = paragraphs.getNextPara()
            yield


def stale(before: Snapshot, after: Snapshot) -> set[str]:
    """The texts of paragraphs that stayed as they were and of which something else is told now."""
    found = set()
    for paragraph in after.text.paragraphs:
        earlier = before.paragraphs(paragraph.flat)
        if not earlier:
            continue
        now = after.told(paragraph)
        same = any(
            len(told) == len(now) and all(one.is_as(other) for one, other in zip(told, now))
            for told in (before.told(one) for one in earlier)
        )
        if not same:
            found.add(key(paragraph.flat))
    return found
