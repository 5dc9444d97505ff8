"""The table of authorities, as Writer's own table."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .office_text import Text


def rows(table: str) -> list[list[str]]:
    """The rows of the server's table, the names of its columns first."""
    return list(csv.reader(io.StringIO(table)))


def insert(document: Any, cursor: Any, text: Text, authorities: list[list[str]], page: str) -> None:
    """Writes the table where the cursor is, with the pages instead of the lines of what the server has read."""
    pages = pages_of(document, cursor, text)
    table = document.createInstance("com.sun.star.text.TextTable")
    table.initialize(len(authorities), len(authorities[0]))
    cursor.getText().insertTextContent(cursor, table, False)
    table.setPropertyValue("RepeatHeadline", True)
    head = [*authorities[0][:-1], page]
    filled = [head] + [[*row[:-1], on_pages(row[-1], pages)] for row in authorities[1:]]
    # A group is named once.
    for at in range(len(filled) - 1, 1, -1):
        if filled[at][0] == filled[at - 1][0]:
            filled[at][0] = ""
    table.setDataArray(tuple(tuple(row) for row in filled))


def pages_of(document: Any, cursor: Any, text: Text) -> dict[int, int]:
    """The page of each line of the document as it was read."""
    lines: dict[int, int] = {}
    here = cursor.getText().createTextCursorByRange(cursor)
    for paragraph in text.paragraphs:
        for run in paragraph.runs[:1]:
            if run.line not in lines:
                cursor.gotoRange(paragraph.handle.getStart(), False)
                lines[run.line] = cursor.getPage()
    cursor.gotoRange(here, False)
    return lines


def on_pages(lines: str, pages: dict[int, int]) -> str:
    """The pages of lines, which count from 1, each once."""
    found = sorted(
        {pages.get(int(line) - 1, 0) for line in lines.replace("、", ",").split(",") if line.strip().isdigit()}
    )
    return ", ".join(str(page) for page in found if page > 0)
