"""What a word processor's document is for the server: the markup `office` (`server/src/draft/markup/office.rs`).

A paragraph is a line; the cells of a row stand between bars; a note stands in the sentence that it is to. Where each
stretch of a line stands in which paragraph is kept. Columns are UTF-16 code units, as in the protocol and in UNO.
"""

from __future__ import annotations

import bisect
from dataclasses import dataclass, field
from typing import Any, Iterable

LANGUAGE_ID = "office"
HEADING = "\x1c"
ITEM = "\x1d"
QUOTATION = "> "
BREAK = "\x1e"
LINE_BREAK = "\x0b"
NOTE_OPEN = "\x0e"
NOTE_CLOSE = "\x0f"

QUOTING = ("quote", "quotation", "block text", "引用", "引文", "citation", "цитата", "اقتباس")


def names_quotation(style: str) -> bool:
    """Whether a paragraph style's name is that of a style for quotations."""
    name = style.lower()
    return any(known in name for known in QUOTING) or name == "cita" or name.startswith("cita ")


def units(text: str) -> int:
    """The length in UTF-16 code units."""
    return len(text) + sum(character > "\uffff" for character in text) if not text.isascii() else len(text)


@dataclass(eq=False)
class Paragraph:
    """A paragraph of the document."""

    handle: Any
    """What the reader knows it by."""
    within: Any = None
    """The text that it stands in: the document's, a note's, a cell's."""
    flat: str = ""
    """Its text as the office gives it to be proofread, with deletions, and with a sign for each note and field."""
    runs: list[Run] = field(default_factory=list)
    """In order."""


@dataclass(frozen=True)
class Run:
    """A stretch of a line that is a stretch of a paragraph, unit for unit."""

    line: int
    column: int
    length: int
    paragraph: Paragraph
    start: int
    """In the paragraph's flat text."""


class Builder:
    """What becomes the text of a document."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.paragraphs: list[Paragraph] = []
        self.is_row = False
        self._line: list[str] = []
        self._column = 0
        self._runs: list[Run] = []

    def begin(self, handle: Any, within: Any, sign: str, number: str) -> Paragraph:
        """Begins a paragraph of a text: the sign of what it is, and the number that the office puts before it."""
        paragraph = Paragraph(handle, within)
        self.paragraphs.append(paragraph)
        self.made(sign + number)
        return paragraph

    def made(self, text: str) -> None:
        """What stands in no paragraph: signs, numbers."""
        self._line.append(text)
        self._column += units(text)

    def shown(self, paragraph: Paragraph, text: str) -> None:
        """A stretch of a paragraph that is read."""
        if not text:
            return
        length = units(text)
        self._runs.append(Run(len(self.lines), self._column, length, paragraph, units(paragraph.flat)))
        paragraph.flat += text
        self.made(readable(text, self.is_row))

    def passed(self, paragraph: Paragraph, flat: str) -> None:
        """A stretch of a paragraph that is not read."""
        paragraph.flat += flat

    def end_line(self) -> None:
        """Ends a line."""
        self.lines.append("".join(self._line))
        self._line = []
        self._column = 0

    def finish(self) -> Text:
        """All of it."""
        for run in self._runs:
            run.paragraph.runs.append(run)
        return Text(self.lines, self.paragraphs, self._runs)


SIGNS = {code: " " for code in [*range(0x20), 0x7F]}
SIGNS[ord("\t")] = "\t"
SIGNS[ord("\n")] = LINE_BREAK
SIGNS_IN_ROW = {**SIGNS, ord("|"): "¦"}


def readable(text: str, is_row: bool) -> str:
    """A paragraph's text without what would be a sign of the markup, as long."""
    return text.translate(SIGNS_IN_ROW if is_row else SIGNS)


class Text:
    """A document as the server has it."""

    def __init__(self, lines: list[str], paragraphs: list[Paragraph], runs: list[Run]) -> None:
        self.lines = lines
        self.paragraphs = paragraphs
        self._runs = runs
        self._places = [(run.line, run.column) for run in runs]

    def whole(self) -> str:
        """All lines."""
        return "".join(line + "\n" for line in self.lines)

    def stretches(self, lsp_range: dict[str, Any]) -> Iterable[tuple[Paragraph, int, int]]:
        """The stretches of paragraphs that a range covers: the paragraph, start and end in its flat text."""
        begin = (lsp_range["start"]["line"], lsp_range["start"]["character"])
        end = (lsp_range["end"]["line"], lsp_range["end"]["character"])
        at = max(bisect.bisect_right(self._places, begin) - 1, 0)
        while at < len(self._runs):
            run = self._runs[at]
            at += 1
            if (run.line, run.column) > end or ((run.line, run.column) == end and begin != end):
                return
            first = begin[1] - run.column if run.line == begin[0] else 0
            last = end[1] - run.column if run.line == end[0] else run.length
            first, last = max(first, 0), min(last, run.length)
            is_before = run.line < begin[0] or first > run.length or (first == run.length and begin != end)
            if not is_before and last >= first:
                yield run.paragraph, run.start + first, run.start + last

    def place(self, lsp_range: dict[str, Any]) -> tuple[Paragraph, int, int] | None:
        """Where a range stands: in the paragraph in which it begins, from its start to the last that is in it."""
        found: tuple[Paragraph, int, int] | None = None
        for paragraph, start, end in self.stretches(lsp_range):
            if found is None:
                found = (paragraph, start, end)
            elif paragraph is found[0]:
                found = (paragraph, found[1], end)
        return found

    def position(self, paragraph: Paragraph, at: int) -> dict[str, int] | None:
        """The position of a place of a paragraph's flat text; the next one that is read."""
        last: dict[str, int] | None = None
        for run in paragraph.runs:
            if at < run.start:
                return {"line": run.line, "character": run.column}
            if at <= run.start + run.length:
                last = {"line": run.line, "character": run.column + at - run.start}
                if at < run.start + run.length:
                    return last
        return last


def change(old: list[str], new: list[str]) -> dict[str, Any] | None:
    """What makes one document's lines another's: a change as the protocol has it; `None` where they are the same."""
    begin = 0
    most = min(len(old), len(new))
    while begin < most and old[begin] == new[begin]:
        begin += 1
    behind = 0
    while behind < most - begin and old[-1 - behind] == new[-1 - behind]:
        behind += 1
    if begin == len(old) == len(new):
        return None
    text = "".join(line + "\n" for line in new[begin : len(new) - behind])
    return {
        "range": {
            "start": {"line": begin, "character": 0},
            "end": {"line": len(old) - behind, "character": 0},
        },
        "text": text,
    }


def applied(text: str, start: int, edits: list[tuple[int, int, str]]) -> str | None:
    """A stretch of a text, which begins at `start`, with edits in it; `None` where one goes beyond it."""
    encoded = text.encode("utf-16-le", "surrogatepass")
    parts: list[bytes] = []
    at = 0
    for begin, end, new in sorted(edits):
        first, last = (begin - start) * 2, (end - start) * 2
        if first < at or last > len(encoded):
            return None
        parts += [encoded[at:first], new.encode("utf-16-le")]
        at = last
    parts.append(encoded[at:])
    return b"".join(parts).decode("utf-16-le", "surrogatepass")


def cut(text: str, start: int, end: int) -> str:
    """A stretch of a text by its UTF-16 code units."""
    return text.encode("utf-16-le", "surrogatepass")[start * 2 : end * 2].decode("utf-16-le", "surrogatepass")
