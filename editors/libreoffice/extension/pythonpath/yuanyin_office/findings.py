"""What is wrong in a paragraph, with the texts that mend it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Iterator

from .language_server import LanguageServer
from .office_text import applied, cut

if TYPE_CHECKING:
    from .office_text import Paragraph, Text

SEVERITIES = {1: "error", 2: "warning", 3: "information", 4: "hint"}


@dataclass
class Finding:
    """What the server tells of a stretch of a paragraph."""

    code: str
    message: str
    severity: str
    start: int
    """In UTF-16 code units of the paragraph's flat text."""
    length: int
    told: dict[str, Any]
    """As the server told it."""
    mended: list[str] | None = field(default=None, compare=False)
    """The stretch as each fix makes it, once that has been asked for."""

    def is_as(self, other: Finding) -> bool:
        """Whether another is told in the same way."""
        mine = (self.code, self.message, self.severity, self.start, self.length)
        return mine == (other.code, other.message, other.severity, other.start, other.length)


def findings(text: Text, diagnostics: list[dict[str, Any]]) -> Iterator[tuple[Paragraph, Finding]]:
    """What is told, by the paragraph in which it begins."""
    for diagnostic in diagnostics:
        place = text.place(diagnostic["range"])
        if place is None:
            continue
        paragraph, start, end = place
        severity = SEVERITIES.get(diagnostic.get("severity", 2), "warning")
        code = str(diagnostic.get("code", ""))
        yield paragraph, Finding(code, diagnostic["message"], severity, start, end - start, diagnostic)


def fixes(server: LanguageServer, uri: str, text: Text, paragraph: Paragraph, finding: Finding) -> list[str]:
    """What the stretch of a finding becomes by each fix that changes nothing else, the likeliest first."""
    if finding.mended is None:
        actions = server.request(
            "textDocument/codeAction",
            {
                "textDocument": {"uri": uri},
                "range": finding.told["range"],
                "context": {"diagnostics": [finding.told], "only": ["quickfix"]},
            },
        )
        mended = (mend(uri, text, paragraph, finding, action) for action in actions or [])
        finding.mended = [each for each in mended if each is not None]
    return finding.mended


def mend(uri: str, text: Text, paragraph: Paragraph, finding: Finding, action: dict[str, Any]) -> str | None:
    """The stretch as an action makes it; `None` where it changes something else, too."""
    written = edits_in(action, uri)
    if not written or finding.code not in [told.get("code") for told in action.get("diagnostics", [])]:
        return None
    edits = []
    for edit in written:
        place = text.place(edit["range"])
        # A comment that has it ignored is a line of its own.
        if place is None or place[0] is not paragraph or "\n" in edit["newText"]:
            return None
        edits.append((place[1], place[2], edit["newText"]))
    stretch = cut(paragraph.flat, finding.start, finding.start + finding.length)
    return applied(stretch, finding.start, edits)


def edits_in(action: dict[str, Any], uri: str) -> list[dict[str, Any]]:
    """What an action changes in a document."""
    edit = action.get("edit") or {}
    found = list((edit.get("changes") or {}).get(uri, []))
    for change in edit.get("documentChanges") or []:
        if change.get("textDocument", {}).get("uri") == uri:
            found += change["edits"]
    return found
