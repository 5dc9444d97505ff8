"""The one server of this office, its settings, and the documents that are followed."""

from __future__ import annotations

import logging
import os
import sys
import threading
import time
from typing import TYPE_CHECKING, Any

import uno
import unohelper
from com.sun.star.awt import XCallback
from com.sun.star.frame import XTerminateListener
from com.sun.star.uno import Exception as OfficeError
from com.sun.star.util import XModifyListener

from . import messages, settings, writer
from .followed import Followed
from .language_server import LanguageServer, NotRunning

if TYPE_CHECKING:
    from collections.abc import Iterator

IDENTIFIER = "yuanyin.libreoffice"
REST = 1.0
"""Seconds after a change until the whole document is read again, where Writer asks for nothing new."""
SLICE, PAUSE = 0.012, 0.004
"""Seconds that a document is read for at a time, and between."""
LONGEST_WAIT = 60.0
"""Seconds that Writer's own thread waits for a document to be read. It is not the one that types."""
MOST_ENDS = 4
WINDOW = 180.0
"""A server that ends so often within so many seconds is left alone."""
INFOBAR = "yuanyin"
INFORMATION, DANGER = 0, 3

LOG = logging.getLogger("yuanyin")

_session: Session | None = None


def session(context: Any) -> Session:
    """The one of this office."""
    global _session
    if _session is None:
        _session = Session(context)
    return _session


class Session:
    """Made once, at the first document that is proofread or the first command."""

    def __init__(self, context: Any) -> None:
        self.context = context
        self.locale = settings.locale(context)
        self.settings = settings.load(context)
        self.ignored_rules: set[str] = set()
        self.failure = ""
        """Why there is no server, where there is none."""
        self._server: LanguageServer | None = None
        self._ends: list[float] = []
        self._starting = threading.Lock()
        self._documents: list[Followed] = []
        self._called: dict[str, Followed] = {}
        """By what Writer calls them when it asks for paragraphs."""
        self._lock = threading.Lock()
        self._due: dict[Followed, float] = {}
        self._work = threading.Condition()
        self._main_thread = 0
        self.listeners: list[Any] = []
        """Called with a document whenever it has been read."""
        self.is_over = False
        self.desktop = self.create("com.sun.star.frame.Desktop")
        self.desktop.addTerminateListener(Ending(self))
        self.on_main_thread(self._note_main_thread)
        threading.Thread(target=self._follow, name="yuanyin documents", daemon=True).start()

    def create(self, service: str) -> Any:
        """A service of the office."""
        return self.context.ServiceManager.createInstanceWithContext(service, self.context)

    def text(self, name: str, *parts: object) -> str:
        """A sentence in the reader's language."""
        return messages.text(self.locale, name, *parts)

    # The threads

    def on_main_thread(self, work: Any) -> None:
        """Has something done by the thread that shows windows, soon."""
        self.create("com.sun.star.awt.AsyncCallback").addCallback(Call(work), None)

    def _note_main_thread(self) -> None:
        self._main_thread = threading.get_ident()

    def is_main_thread(self) -> bool:
        """Whether waiting would keep who types waiting; also while it is not known which thread that is."""
        return self._main_thread in (0, threading.get_ident())

    def in_slices(self, steps: Iterator[Any]) -> Any:
        """Has steps taken by the thread that shows windows, a few at a time; what the last one gives.

        Raises what a step raises, and `NotRunning` where the office ends.
        """
        given: list[Any] = []
        while True:
            taken = threading.Event()
            failed: list[Exception] = []
            over: list[bool] = []

            def take(taken: threading.Event = taken, failed: list[Exception] = failed, over: list[bool] = over) -> None:
                end = time.monotonic() + SLICE
                try:
                    while time.monotonic() < end:
                        given[:] = [next(steps)]
                except StopIteration:
                    over.append(True)
                except Exception as error:
                    failed.append(error)
                    LOG.debug("a step", exc_info=True)
                finally:
                    taken.set()

            self.on_main_thread(take)
            while not taken.wait(1.0):
                if self.is_over:
                    raise NotRunning("the office ends")
            if failed:
                raise failed[0]
            if over:
                return given[0] if given else None
            # What the user does comes between.
            time.sleep(PAUSE)

    def _follow(self) -> None:
        """What the session's own thread does: reads documents when they are due."""
        while True:
            followed = self._next_due()
            if followed is None:
                return
            server = self.server()
            if server is None:
                with followed.changed:
                    followed.rounds += 1
                    followed.changed.notify_all()
                continue
            try:
                followed.refresh(server, self.in_slices)
            except NotRunning:
                # It is started anew, or that is told.
                with followed.changed:
                    followed.rounds += 1
                    followed.changed.notify_all()
            except Exception:
                # The document changed under the reading, or is gone. The thread goes on, whatever it was.
                if followed.is_closed:
                    continue
                LOG.exception("a document that cannot be read")
                with followed.changed:
                    followed.rounds += 1
                    followed.changed.notify_all()
                continue
            for listener in list(self.listeners):
                try:
                    listener(followed)
                except OfficeError:
                    # Its window is going.
                    continue

    def _next_due(self) -> Followed | None:
        with self._work:
            while not self.is_over:
                now = time.monotonic()
                due = [followed for followed, at in self._due.items() if at <= now]
                if due:
                    del self._due[due[0]]
                    return due[0]
                self._work.wait(min(self._due.values()) - now if self._due else None)
        return None

    def want(self, followed: Followed, delay: float = 0.0) -> None:
        """Has a document read, within so many seconds; where it is about to be already, not later."""
        with self._work:
            at = time.monotonic() + delay
            self._due[followed] = min(at, self._due.get(followed, at))
            self._work.notify_all()

    def changed(self, followed: Followed) -> None:
        """A document has changed: it is read when that has come to a rest."""
        with self._work:
            if self._due.get(followed, float("inf")) > time.monotonic():
                self._due[followed] = time.monotonic() + REST
                self._work.notify_all()

    # The server

    def server(self) -> LanguageServer | None:
        """The server, started where it is not running; `None` where it cannot be, which is told once."""
        with self._starting:
            if self._server is None and not self.failure and not self.is_over:
                try:
                    self._server = LanguageServer(self._program(), self._options(), self._has_ended)
                except NotRunning as error:
                    self._fail(str(error))
            return self._server

    def ask(self, method: str, parameters: object, patience: float = 5.0) -> Any:
        """What the server answers; `None` where it does not."""
        server = self.server()
        try:
            return server.request(method, parameters, patience) if server is not None else None
        except NotRunning:
            return None

    def _options(self) -> dict[str, Any]:
        return {"initializationOptions": self.settings.for_the_server(self.locale)}

    def _program(self) -> str:
        if self.settings.server:
            return self.settings.server
        provider = self.context.getValueByName("/singletons/com.sun.star.deployment.PackageInformationProvider")
        folder = uno.fileUrlToSystemPath(provider.getPackageLocation(IDENTIFIER))
        name = "yuanyin.exe" if sys.platform == "win32" else "yuanyin"
        program = os.path.join(folder, "server", name)
        if not os.path.isfile(program):
            raise NotRunning(self.text("no-server-bundled"))
        return program

    def _has_ended(self) -> None:
        """The process has ended by itself: it is started again, unless it keeps ending."""
        now = time.monotonic()
        self._ends = [*(end for end in self._ends if now - end < WINDOW), now]
        with self._starting:
            self._server = None
        if len(self._ends) >= MOST_ENDS:
            self._fail(self.text("keeps-ending"))
        else:
            for followed in list(self._documents):
                self.want(followed)

    def _fail(self, reason: str) -> None:
        if not self.failure:
            self.failure = reason
            self.say(self.text("no-server"), reason, DANGER)

    def fail_again(self) -> None:
        """Says once more why there is no server: somebody has asked for something."""
        self.say(self.text("no-server"), self.failure, DANGER)

    def restart(self) -> None:
        """Starts it afresh, with the settings as they are now."""
        with self._starting:
            server, self._server = self._server, None
            self.failure = ""
            self._ends = []
        if server is not None:
            server.close()
        self.settings = settings.load(self.context)
        for followed in list(self._documents):
            followed.forget_findings()
            self.want(followed)

    def say(self, title: str, words: str, kind: int = INFORMATION) -> None:
        """Says something above the document in front; nothing waits for it."""

        def show() -> None:
            document = self.desktop.getCurrentComponent()
            if not writer.is_text_document(document):
                return
            controller = document.getCurrentController()
            if controller.hasInfobar(INFOBAR):
                controller.updateInfobar(INFOBAR, title, words, kind)
            else:
                controller.appendInfobar(INFOBAR, title, words, kind, (), True)

        self.on_main_thread(show)

    def end(self) -> None:
        """The office ends."""
        with self._work:
            self.is_over = True
            self._work.notify_all()
        with self._starting:
            server, self._server = self._server, None
        if server is not None:
            server.close()

    # The documents

    def followed(self, identifier: str, flat: str) -> Followed | None:
        """The document that Writer calls so when it asks for paragraphs."""
        with self._lock:
            known = self._called.get(identifier)
        if known is not None and not known.is_closed:
            return known
        if self.is_main_thread():
            document = self._document_called(identifier, flat)
            return None if document is None else self.follow(document, identifier)
        found: list[Followed | None] = []

        def look() -> Iterator[None]:
            document = self._document_called(identifier, flat)
            found.append(None if document is None else self.follow(document, identifier))
            yield

        self.in_slices(look())
        return found[0]

    def follow(self, document: Any, identifier: str = "") -> Followed:
        """What is known of a document; it is followed from now on."""
        with self._lock:
            for known in self._documents:
                if known.document == document and not known.is_closed:
                    if identifier:
                        self._called[identifier] = known
                    return known
            uid = document.getPropertyValue("RuntimeUID")
            address = document.getURL() if document.hasLocation() else ""
            uri = address if address.startswith("file:") else f"untitled:Untitled-{uid}"
            followed = Followed(document, uri)
            self._documents.append(followed)
            if identifier:
                self._called[identifier] = followed
        document.addModifyListener(Changes(self, followed))
        return followed

    def in_front(self) -> Followed | None:
        """The document in front, if it is one of Writer's."""
        document = self.desktop.getCurrentComponent()
        return self.follow(document) if writer.is_text_document(document) else None

    def _document_called(self, identifier: str, flat: str) -> Any:
        """The one document that is open, or the one that has such a paragraph: first of those without a name yet."""
        components = writer.each(self.desktop.getComponents().createEnumeration())
        candidates = [component for component in components if writer.is_text_document(component)]
        if len(candidates) < 2:
            return candidates[0] if candidates else None
        named = [followed.document for followed in self._called.values() if not followed.is_closed]
        for component in sorted(candidates, key=lambda component: component in named):
            paragraphs = component.getFlatParagraphIterator(2, False)
            paragraph = paragraphs.getFirstPara()
            while paragraph is not None:
                if paragraph.getText() == flat:
                    return component
                paragraph = paragraphs.getNextPara()
        return None

    def _forget(self, followed: Followed) -> None:
        with self._lock:
            self._documents = [known for known in self._documents if known is not followed]
            self._called = {name: known for name, known in self._called.items() if known is not followed}
        try:
            followed.close()
        except NotRunning:
            return


class Call(unohelper.Base, XCallback):
    """Something that is to be done by the main thread."""

    def __init__(self, work: Any) -> None:
        self._work = work

    def notify(self, _data: Any) -> None:
        try:
            self._work()
        except Exception:
            # The office would say nothing of it.
            LOG.exception("a window that cannot be shown")


class Ending(unohelper.Base, XTerminateListener):
    """Ends the server with the office."""

    def __init__(self, of: Session) -> None:
        self._session = of

    def queryTermination(self, _event: Any) -> None:
        return

    def notifyTermination(self, _event: Any) -> None:
        self._session.end()

    def disposing(self, _source: Any) -> None:
        return


class Changes(unohelper.Base, XModifyListener):
    """Hears of a document's changes and of its end."""

    def __init__(self, of: Session, followed: Followed) -> None:
        self._session = of
        self._followed = followed

    def modified(self, _event: Any) -> None:
        self._session.changed(self._followed)

    def disposing(self, _source: Any) -> None:
        self._session._forget(self._followed)
