"""Where something stands in a document of Writer's: from what the server says of its text to UNO's ranges and back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .office_text import Paragraph, Text, units
from .writer import ANCHOR, each

if TYPE_CHECKING:
    from collections.abc import Iterator

DIRECT = ("Text", "TextField", "Footnote")


def portions(node: Any) -> Iterator[tuple[Any, int, str]]:
    """The portions of a paragraph, or of a selection in one, that have a length in its flat text."""
    for portion in each(node.createEnumeration()):
        kind = portion.getPropertyValue("TextPortionType")
        if kind in DIRECT:
            lengths = {"Text": 0, "TextField": units(ANCHOR), "Footnote": units(ANCHOR)}
            words = units(portion.getString()) if kind != "Footnote" else 0
            yield portion, lengths[kind] + words, kind


def paragraph_at(text: Text, place: Any) -> tuple[Paragraph, int] | None:
    """The paragraph that a range begins in, as it was read, and how far in its flat text that is."""
    start = place.getStart()
    within = start.getText()
    paragraph = last_before([one for one in text.paragraphs if one.within == within], within, start)
    if paragraph is None:
        return None
    cursor = within.createTextCursorByRange(paragraph.handle.getStart())
    cursor.gotoRange(start, True)
    if cursor.isCollapsed():
        return paragraph, 0
    selected = list(each(cursor.createEnumeration()))
    return paragraph, sum(length for _, length, _ in portions(selected[0])) if selected else 0


def last_before(paragraphs: list[Paragraph], within: Any, start: Any) -> Paragraph | None:
    """Of a text's paragraphs in order, the last that begins at a place or before it."""
    low, high = 0, len(paragraphs)
    while low < high:
        middle = (low + high) // 2
        if within.compareRegionStarts(paragraphs[middle].handle, start) >= 0:
            low = middle + 1
        else:
            high = middle
    return paragraphs[low - 1] if low > 0 else None


def position(text: Text, place: Any) -> dict[str, int] | None:
    """The beginning of a range as a position of the protocol."""
    found = paragraph_at(text, place)
    return None if found is None else text.position(*found)


def range_of(paragraph: Paragraph, start: int, end: int) -> Any:
    """A stretch of a paragraph's flat text as a cursor that has it selected."""
    first = cursor_at(paragraph, start, is_end=False)
    if end > start:
        first.gotoRange(cursor_at(paragraph, end, is_end=True), True)
    return first


def cursor_at(paragraph: Paragraph, at: int, is_end: bool) -> Any:
    """A cursor at a place of a paragraph's flat text; between two portions it ends the one, or begins the other."""
    node, text = paragraph.handle, paragraph.within
    before = 0
    for portion, length, kind in portions(node):
        if at < before + length or (is_end and at == before + length):
            cursor = text.createTextCursorByRange(portion.getStart())
            if kind == "Text":
                cursor.goRight(at - before, False)
            elif at > before:
                cursor.gotoRange(portion.getEnd(), False)
            return cursor
        before += length
    return text.createTextCursorByRange(node.getEnd())


def range_for(text: Text, lsp_range: dict[str, Any]) -> Any:
    """What the server means by a range, in the document; `None` where it is not in one paragraph."""
    place = text.place(lsp_range)
    return None if place is None else range_of(*place)
