"""What menu, toolbar and shortcuts do.

A command is asked for by the thread that shows windows. It waits for the document to be read in a thread of its own,
and comes back to show a window or to write. A macro can give what a window would ask for: `Query`, `Form`, `Choice`
(the place in the list, from 0).
"""

from __future__ import annotations

import re
import threading
import time
from typing import TYPE_CHECKING, Any

import unohelper
from com.sun.star.frame import XDispatch, XDispatchProvider
from com.sun.star.lang import XInitialization, XServiceInfo

from . import authorities, places
from .dialogs import Asked, Choice, Chooser, show
from .findings import edits_in
from .session import session
from .settings import FORMS, save

if TYPE_CHECKING:
    from collections.abc import Callable

    from .followed import Followed, Snapshot
    from .session import Session

IMPLEMENTATION = "yuanyin.libreoffice.Commands"
SERVICE = "com.sun.star.frame.ProtocolHandler"
PROTOCOL = "vnd.yuanyin:"
MOST_FOUND = 40
LONGEST_LABEL = 70
LABEL = re.compile(r"^\s*(?:\d+[.．]|[(（][^()（）]{1,4}[)）])\s*")
"""What a provision's text begins with that is its number."""
DECK = "YuanyinDeck"


class Commands(unohelper.Base, XServiceInfo, XDispatchProvider, XDispatch, XInitialization):
    """The office makes one for each window."""

    def __init__(self, context: Any, *_arguments: Any) -> None:
        self._context = context
        self._frame: Any = None

    def initialize(self, arguments: tuple[Any, ...]) -> None:
        if arguments:
            self._frame = arguments[0]

    def getImplementationName(self) -> str:
        return IMPLEMENTATION

    def supportsService(self, name: str) -> bool:
        return name == SERVICE

    def getSupportedServiceNames(self) -> tuple[str, ...]:
        return (SERVICE,)

    def queryDispatch(self, url: Any, _target: str, _flags: int) -> Any:
        return self if url.Protocol == PROTOCOL and url.Path in COMMANDS else None

    def queryDispatches(self, requests: tuple[Any, ...]) -> tuple[Any, ...]:
        return tuple(self.queryDispatch(one.FeatureURL, one.FrameName, one.SearchFlags) for one in requests)

    def dispatch(self, url: Any, arguments: tuple[Any, ...]) -> None:
        here = session(self._context)
        followed = here.in_front()
        if followed is not None:
            given = {argument.Name: argument.Value for argument in arguments}
            Command(here, followed, given).run(COMMANDS[url.Path])

    def addStatusListener(self, _listener: Any, _url: Any) -> None:
        return

    def removeStatusListener(self, _listener: Any, _url: Any) -> None:
        return


class Command:
    """A command that is being carried out in a document."""

    def __init__(self, here: Session, followed: Followed, given: dict[str, Any]) -> None:
        self.here = here
        self.followed = followed
        self.given = given
        self.document = followed.document
        self.controller = followed.document.getCurrentController()

    def run(self, work: Callable[[Command, Snapshot], None]) -> None:
        """Has it done, when the document has been read as it is now."""

        def wait() -> None:
            snapshot = self._fresh()
            if snapshot is not None:
                self.here.on_main_thread(lambda: work(self, snapshot))

        threading.Thread(target=wait, name="yuanyin command", daemon=True).start()

    def _fresh(self) -> Snapshot | None:
        followed = self.followed
        limit = time.monotonic() + 30.0
        with followed.changed:
            # A reading that goes on now may have begun before the last change.
            enough = followed.rounds + 2
        while time.monotonic() < limit and not followed.is_closed and not self.here.failure:
            with followed.changed:
                if followed.rounds >= enough:
                    return followed.snapshot
                self.here.want(followed)
                followed.changed.wait(1.0)
        if self.here.failure:
            self.here.fail_again()
        return None

    # The document

    def selection(self) -> Any:
        """What is selected, or the place of the cursor."""
        return self.controller.getViewCursor()

    def at(self, snapshot: Snapshot) -> dict[str, Any] | None:
        """Where the cursor is, as the protocol has it."""
        position = places.position(snapshot.text, self.selection())
        return None if position is None else {**self.named(), "position": position}

    def named(self) -> dict[str, Any]:
        """The document, as the protocol has it."""
        return {"textDocument": {"uri": self.followed.uri}}

    def text(self, name: str, *parts: object) -> str:
        """A sentence in the reader's language."""
        return self.here.text(name, *parts)

    def say(self, name: str, *parts: object) -> None:
        """Says something above the document."""
        self.here.say(self.text("yuanyin"), self.text(name, *parts))

    def write(self, title: str, edits: list[tuple[Any, str]]) -> None:
        """Writes over ranges, as one step that can be undone."""
        undo = self.document.getUndoManager()
        undo.enterUndoContext(title)
        try:
            for place, words in reversed(edits):
                place.setString(words)
        finally:
            undo.leaveUndoContext()

    def choose(self, asked: Asked) -> tuple[Choice, str] | None:
        """What is chosen in a window, or was given."""
        if "Query" in self.given or "Choice" in self.given:
            choices = asked.find(str(self.given.get("Query", "")))
            at = int(self.given.get("Choice", 0))
            form = str(self.given.get("Form", self.here.settings.form))
            return (choices[at], form) if 0 <= at < len(choices) else None
        return Chooser(self.here, asked).ask()

    def search(
        self, title: str, ok: str, at: dict[str, Any] | None, has_forms: bool
    ) -> tuple[dict[str, Any], str] | None:
        """A provision that is searched, and the form in which it is to be cited."""

        def find(query: str) -> list[Choice]:
            asked = {"query": query, "limit": MOST_FOUND, **(at or {})}
            found = self.here.ask("yuanyin/search", asked) if query else []
            return [Choice(shortened(one["citation"], one["text"]), one) for one in found or []]

        def read(choice: Choice) -> str:
            return read_provision(self.here, choice.value)

        forms = self.text("form") if has_forms else ""
        chosen = self.choose(Asked(self.text(title), find, read, self.text(ok), self.text("search-hint"), forms))
        if chosen is None:
            return None
        choice, form = chosen
        if has_forms and form in FORMS and form != self.here.settings.form and "Form" not in self.given:
            self.here.settings.form = form
            save(self.here.context, self.here.settings)
        return choice.value, form


def shortened(*parts: str) -> str:
    """Parts on one line, which a list has room for."""
    line = "  ".join(" ".join(part.split()) for part in parts)
    return line if len(line) <= LONGEST_LABEL else line[: LONGEST_LABEL - 1] + "…"


def read_provision(here: Session, record: dict[str, Any]) -> str:
    """A provision with all that is known of it."""
    named = here.ask("yuanyin/provision", {"identity": record["identity"]})
    provisions = (named or {}).get("provisions") or [record]
    return provisions[0].get("plain") or provisions[0]["text"]


def cited(record: dict[str, Any], form: str) -> str:
    """A provision cited in a form; in the compilation's where there is no such name."""
    return record["names"].get(form) or record["citation"]


def insert(command: Command, snapshot: Snapshot) -> None:
    """Insert citation."""
    at = command.at(snapshot)
    found = command.search("insert-title", "insert", at, has_forms=True)
    if found is not None:
        insert_citation(command, snapshot, cited(*found))


def insert_citation(command: Command, snapshot: Snapshot, citation: str) -> None:
    """Writes a citation over what is selected; never within another citation, which would break both, but behind it."""
    at = command.at(snapshot)
    cursor = command.selection()
    named = command.here.ask("yuanyin/provision", at) if at is not None and cursor.isCollapsed() else None
    around = (named or {}).get("range")
    if around is not None and at is not None and around["start"] != at["position"]:
        behind = places.range_for(snapshot.text, around)
        if behind is not None:
            cursor.gotoRange(behind.getEnd(), False)
            has_chinese = any("\u4e00" <= character <= "\u9fff" for character in citation)
            citation = ("、" if has_chinese else ", ") + citation
    command.write(command.text("insert-title"), [(cursor, citation)])
    cursor.collapseToEnd()


def show_provision(command: Command, snapshot: Snapshot) -> None:
    """Show provision: what is cited at the cursor, or what is searched."""
    at = command.at(snapshot)
    named = command.here.ask("yuanyin/provision", at) if at is not None else None
    named = named or {}
    problem = named.get("problem")
    read = [one["plain"] for one in named.get("provisions") or []]
    if problem is not None:
        read.insert(0, "⚠ " + problem["message"])
    if not read and named.get("range") is not None:
        hover = command.here.ask("textDocument/hover", at)
        read = [plain(hover["contents"]["value"])] if hover else []
    if read:
        show(command.here, command.text("show-title"), "\n\n────────\n\n".join(read))
    else:
        command.search("show-title", "close", at, has_forms=False)


def plain(markdown: str) -> str:
    """A hover without what marks it up."""
    without_links = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", markdown)
    return re.sub(r"\*\*|\\(?=[^\w\s])", "", without_links)


def actions(command: Command, at: dict[str, Any], kind: str) -> list[dict[str, Any]]:
    """What the server offers to do at a place."""
    asked = {
        **command.named(),
        "range": {"start": at["position"], "end": at["position"]},
        "context": {"diagnostics": [], "only": [kind]},
    }
    return [
        one for one in command.here.ask("textDocument/codeAction", asked) or [] if edits_in(one, command.followed.uri)
    ]


def convert(command: Command, snapshot: Snapshot) -> None:
    """Rewrite the citation at the cursor, or all of them, in another form."""
    at = command.at(snapshot)
    offered = actions(command, at, "refactor.rewrite.citation") if at is not None else []
    beginning = {"position": {"line": 0, "character": 0}}
    offered += actions(command, beginning, "refactor.rewrite.allCitations")
    if not offered:
        command.say("nothing-to-convert")
        return

    def find(_query: str) -> list[Choice]:
        return [Choice(one["title"], one) for one in offered]

    def read(choice: Choice) -> str:
        return "\n".join(edit["newText"] for edit in edits_in(choice.value, command.followed.uri))

    chosen = command.choose(Asked(command.text("convert-title"), find, read, command.text("rewrite")))
    if chosen is not None:
        apply(command, snapshot, chosen[0].label, edits_in(chosen[0].value, command.followed.uri))


def apply(command: Command, snapshot: Snapshot, title: str, edits: list[dict[str, Any]]) -> None:
    """Writes what the server says."""
    ordered = sorted(edits, key=lambda edit: (edit["range"]["start"]["line"], edit["range"]["start"]["character"]))
    written = [(places.range_for(snapshot.text, edit["range"]), edit["newText"]) for edit in ordered]
    command.write(title, [(place, words) for place, words in written if place is not None])


def find_source(command: Command, snapshot: Snapshot) -> None:
    """Which provision the selection comes from, to be cited behind it."""
    cursor = command.selection()
    start = places.position(snapshot.text, cursor)
    end = places.position(snapshot.text, cursor.getEnd())
    asked = {**command.named(), "range": {"start": start, "end": end}}
    found = command.here.ask("yuanyin/findSource", asked) if start and end else None
    if not found:
        command.say("no-source")
        return

    def find(_query: str) -> list[Choice]:
        return [
            Choice(shortened(one["citation"], f"({command.text('nearness-' + one['nearness'])})", one["text"]), one)
            for one in found
        ]

    def read(choice: Choice) -> str:
        return read_provision(command.here, choice.value)

    chosen = command.choose(Asked(command.text("source-title"), find, read, command.text("cite-behind")))
    if chosen is not None and chosen[0].value["edit"] is not None:
        apply(command, snapshot, command.text("source-title"), [chosen[0].value["edit"]])


def insert_quotation(command: Command, snapshot: Snapshot) -> None:
    """The words of a provision with its citation: a paragraph's in quotation marks, more as a block quotation."""
    found = command.search("quotation-title", "insert", command.at(snapshot), has_forms=True)
    if found is None:
        return
    record, form = found
    paragraphs = [line.strip() for line in record["text"].splitlines() if line.strip()]
    cursor = command.selection()
    undo = command.document.getUndoManager()
    undo.enterUndoContext(command.text("quotation-title"))
    try:
        if len(paragraphs) == 1:
            cursor.setString(f"“{LABEL.sub('', paragraphs[0])}”（{cited(record, form)}）")
            cursor.collapseToEnd()
        else:
            write_block(cursor, [*paragraphs, f"——{cited(record, form)}"])
    finally:
        undo.leaveUndoContext()


def write_block(cursor: Any, paragraphs: list[str]) -> None:
    """Paragraphs of a block quotation, behind the one that the cursor is in."""
    text = cursor.getText()
    writing = text.createTextCursorByRange(cursor.getEnd())
    writing.gotoEndOfParagraph(False)
    for paragraph in paragraphs:
        text.insertControlCharacter(writing, 0, False)
        text.insertString(writing, paragraph, False)
        writing.setPropertyValue("ParaStyleName", "Quotations")
    cursor.gotoRange(writing, False)


def insert_authorities(command: Command, snapshot: Snapshot) -> None:
    """Table of authorities, as a table at the cursor."""
    table = command.here.ask("yuanyin/cites", {"uri": command.followed.uri, "format": "csv"})
    rows = authorities.rows(table or "")
    if len(rows) < 2:
        command.say("nothing-cited")
        return
    undo = command.document.getUndoManager()
    undo.enterUndoContext(command.text("authorities-title"))
    try:
        authorities.insert(command.document, command.selection(), snapshot.text, rows, command.text("page"))
    finally:
        undo.leaveUndoContext()


def check(command: Command, snapshot: Snapshot) -> None:
    """Check document: the side bar with every citation."""
    for listener in list(command.here.listeners):
        listener(command.followed)
    sidebar = command.controller.getSidebar()
    if sidebar is not None:
        sidebar.setVisible(True)
        sidebar.showDecks(True)
        decks = sidebar.getDecks()
        if decks.hasByName(DECK):
            decks.getByName(DECK).activate(True)


COMMANDS: dict[str, Callable[[Command, Snapshot], None]] = {
    "insert": insert,
    "show": show_provision,
    "convert": convert,
    "source": find_source,
    "quotation": insert_quotation,
    "check": check,
    "authorities": insert_authorities,
}
"""The commands by what stands behind the protocol in their addresses."""
