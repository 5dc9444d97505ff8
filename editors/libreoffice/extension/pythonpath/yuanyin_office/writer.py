"""Reading Writer's documents through UNO, in the order and with the signs that `server/src/office/odt` reads a file with.

All of this is for the thread that shows windows, a little at a time, so that who types is not kept waiting. From
another one it could stop the office for good: UNO for Python keeps Python's lock where it lets the last reference to a
part of a document go, for which it waits for the office's own lock; and who has that waits for Python's, to tell a
listener of a change.
"""

from __future__ import annotations

import re
from typing import Any, Iterator

from .office_text import (
    BREAK,
    HEADING,
    ITEM,
    NOTE_CLOSE,
    NOTE_OPEN,
    QUOTATION,
    Builder,
    Paragraph,
    Text,
    names_quotation,
)

LONGEST_ROW = 3_000
"""Bytes of a table's row that is read as a line; a longer one's paragraphs are read one by one."""
DEEPEST = 16
"""Styles based on each other at most."""
ANCHOR = "\u200b"
"""What stands for a note's mark, and before a field, in the text that is proofread."""
OWN_TABLE = "yuanyin_authorities"
"""The bookmark in the heading of a table that `yuanyin review` has appended: no text of the document's own."""
CONTENT = "com.sun.star.text.TextContent"
PARAGRAPH = ("ParaStyleName", "OutlineLevel", "NumberingIsNumber", "ListLabelString", "TextSection")
CELL = re.compile(r"([A-Za-z]+)(\d+)")


def is_text_document(document: Any) -> bool:
    """Whether that is a document of Writer, and not of HTML or a master of others."""
    # The start page, which is a component as well, does not even say what it supports.
    return hasattr(document, "supportsService") and document.supportsService("com.sun.star.text.TextDocument")


def reading(document: Any) -> Iterator[Text | None]:
    """Reads the whole document a paragraph or a table at a time; the last that it gives is the text."""
    reader = Reader(document)
    for block in each(document.getText().createEnumeration()):
        reader.block(block, document.getText())
        yield None
    reader.sides()
    yield reader.builder.finish()


class Reader:
    """Reads one document once."""

    def __init__(self, document: Any) -> None:
        self.builder = Builder()
        self._document = document
        self._shows_deletions = bool(document.getPropertyValue("ShowChanges"))
        self._has_boxes = document.getDrawPage().getCount() > 0
        self._styles = document.getStyleFamilies().getByName("ParagraphStyles")
        self._kinds: dict[str, tuple[bool, bool]] = {}
        self._boxes: list[Any] = []
        self._is_note = False
        self._is_deleted = False
        self._is_joined = False
        bookmarks = document.getBookmarks()
        self._own_table = bookmarks.getByName(OWN_TABLE).getAnchor() if bookmarks.hasByName(OWN_TABLE) else None
        self._is_behind_own = False

    def blocks(self, text: Any) -> None:
        """Paragraphs and tables."""
        for block in each(text.createEnumeration()):
            self.block(block, text)

    def block(self, block: Any, within: Any) -> None:
        """A paragraph or a table of a text."""
        if self._own_table is not None and self._is_own(block, within):
            return
        if block.supportsService("com.sun.star.text.TextTable"):
            self._table(block)
        elif block.supportsService("com.sun.star.text.Paragraph"):
            self._paragraph(block, within)

    def _is_own(self, block: Any, within: Any) -> bool:
        """Whether that is the heading of a review's table, or the table behind it."""
        if block.supportsService("com.sun.star.text.TextTable"):
            is_own, self._is_behind_own = self._is_behind_own, False
            return is_own
        anchor = self._own_table
        if anchor.getText() != within or not block.supportsService("com.sun.star.text.Paragraph"):
            return False
        begins = within.compareRegionStarts(block, anchor) >= 0
        self._is_behind_own = begins and within.compareRegionEnds(block, anchor) <= 0
        return self._is_behind_own

    def sides(self) -> None:
        """Headers and footers of the pages that there are."""
        pages = self._document.getStyleFamilies().getByName("PageStyles")
        names = sorted(pages.getElementNames(), key=lambda name: name != "Standard")
        for page in (pages.getByName(name) for name in names):
            if not page.isInUse():
                continue
            for side in ("Header", "Footer"):
                if page.getPropertyValue(f"{side}IsOn"):
                    self.builder.end_line()
                    self.blocks(page.getPropertyValue(f"{side}Text"))

    def _paragraph(self, node: Any, within: Any) -> None:
        style, outline, is_numbered, number, section = node.getPropertyValues(PARAGRAPH)
        if is_hidden(section):
            return
        sign, label = "", ""
        if not self._is_joined:
            sign, label = self._signs(style, outline or 0, bool(is_numbered), (number or "").strip())
        self._is_joined = False
        self._inlines(self.builder.begin(node, within, sign, label), node)
        if self._is_deleted:
            # The border between this paragraph and the next has been taken out.
            self._is_joined = True
        elif self.builder.is_row or self._is_note:
            self.builder.made(BREAK)
        else:
            self.builder.end_line()
            self._text_boxes()

    def _signs(self, style: str, outline: int, is_numbered: bool, number: str) -> tuple[str, str]:
        """What stands before a paragraph: the sign of what it is, and its number."""
        is_title, is_quotation = self._kind(style)
        label = ""
        if number:
            label = number if number.endswith(("、", "）", "．")) else number + " "
        if self.builder.is_row or self._is_note:
            return "", label
        if outline > 0 or is_title:
            return f"{HEADING}{min(outline, 9)}", label
        if is_quotation:
            return QUOTATION, label
        return (ITEM if is_numbered and not label else ""), label

    def _kind(self, style: str) -> tuple[bool, bool]:
        """Whether paragraphs in a style are the title, and whether they are quotations."""
        if style not in self._kinds:
            names: list[str] = []
            parent = style
            while parent and len(names) < DEEPEST and self._styles.hasByName(parent):
                names.append(parent)
                parent = self._styles.getByName(parent).getParentStyle()
            self._kinds[style] = ("Title" in names, any(names_quotation(name) for name in names))
        return self._kinds[style]

    def _inlines(self, paragraph: Paragraph, node: Any) -> None:
        if self._has_boxes and not hasattr(node, "createContentEnumeration"):
            # The words on a drawing, which have no portions.
            self.builder.shown(paragraph, node.getString())
            return
        if self._has_boxes:
            self._find_boxes(node)
        for portion in each(node.createEnumeration()):
            kind = portion.getPropertyValue("TextPortionType")
            if kind == "Text":
                self._shown(paragraph, portion, portion.getString())
            elif kind == "TextField":
                self.builder.passed(paragraph, ANCHOR)
                self._shown(paragraph, portion, portion.getString())
            elif kind == "Redline":
                if portion.getPropertyValue("RedlineType") == "Delete":
                    self._is_deleted = bool(portion.getPropertyValue("IsStart"))
            elif kind == "Footnote":
                self.builder.passed(paragraph, ANCHOR)
                if not self._is_note and not self._is_deleted:
                    self._note(portion.getPropertyValue("Footnote"))
            elif kind == "Frame" and self._has_boxes:
                self._find_boxes(portion)

    def _shown(self, paragraph: Paragraph, portion: Any, text: str) -> None:
        if self._is_deleted:
            self.builder.passed(paragraph, text if self._shows_deletions else "")
        elif portion.getPropertyValue("CharHidden"):
            self.builder.passed(paragraph, text)
        else:
            self.builder.shown(paragraph, text)

    def _note(self, note: Any) -> None:
        is_joined, self._is_joined = self._is_joined, False
        self._is_note = True
        self.builder.made(NOTE_OPEN)
        self.blocks(note)
        self.builder.made(NOTE_CLOSE)
        self._is_note = False
        self._is_joined = is_joined

    def _find_boxes(self, anchor: Any) -> None:
        """The text boxes at a paragraph or at a place in it."""
        for box in each(anchor.createContentEnumeration(CONTENT)):
            if box.supportsService("com.sun.star.text.TextFrame"):
                self._boxes.append(box.getText())
            elif has_text_box(box):
                self._boxes.append(box.getPropertyValue("TextBoxContent").getText())
            elif hasattr(box, "getText") and not box.supportsService("com.sun.star.text.TextGraphicObject"):
                self._boxes.append(box)

    def _text_boxes(self) -> None:
        boxes, self._boxes = self._boxes, []
        for box in boxes:
            self.blocks(box)

    def _table(self, table: Any) -> None:
        rows = rows_of(table)
        is_of_lines = any(len(row) > 1 for row in rows) and not self.builder.is_row and not self._is_note
        for row in rows:
            length = sum(len(cell.getString().encode("utf-8", "replace")) for cell in row)
            is_line = is_of_lines and length <= LONGEST_ROW
            if is_line:
                self.builder.is_row = True
                self.builder.made("| ")
            for cell in row:
                self.blocks(cell)
                if is_line:
                    self.builder.made(" | ")
            if is_line:
                self.builder.is_row = False
                self.builder.end_line()
                self._text_boxes()
        if is_of_lines:
            self.builder.end_line()


def each(enumeration: Any) -> Iterator[Any]:
    """What an enumeration of the office's has."""
    while enumeration is not None and enumeration.hasMoreElements():
        yield enumeration.nextElement()


def has_text_box(shape: Any) -> bool:
    """Whether a drawing holds a text box, as those of Word do."""
    known = shape.getPropertySetInfo()
    return known.hasPropertyByName("TextBox") and bool(shape.getPropertyValue("TextBox"))


def is_hidden(section: Any) -> bool:
    """Whether a section, or one around it, is not shown."""
    while section is not None:
        if not section.getPropertyValue("IsVisible"):
            return True
        section = section.getParentSection()
    return False


def rows_of(table: Any) -> list[list[Any]]:
    """The cells of a table, row by row; where cells have been divided, each is a row."""
    names = table.getCellNames()
    matched = [CELL.fullmatch(name) for name in names]
    if any(match is None for match in matched):
        return [[table.getCellByName(name)] for name in names]
    rows: dict[int, list[tuple[tuple[int, str], Any]]] = {}
    for name, match in zip(names, matched):
        assert match is not None
        column = (len(match.group(1)), match.group(1))
        rows.setdefault(int(match.group(2)), []).append((column, table.getCellByName(name)))
    return [[cell for _, cell in sorted(rows[row], key=lambda cell: cell[0])] for row in sorted(rows)]
