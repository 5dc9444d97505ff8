"""The side bar: every citation of the document in front with its state; a click goes there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import unohelper
from com.sun.star.awt import XItemListener, XWindowListener
from com.sun.star.lang import XServiceInfo
from com.sun.star.ui import XSidebarPanel, XToolPanel, XUIElement, XUIElementFactory

from . import places
from .dialogs import fill
from .session import IDENTIFIER, session

if TYPE_CHECKING:
    from .followed import Followed, Snapshot
    from .session import Session

IMPLEMENTATION = "yuanyin.libreoffice.PanelFactory"
SERVICE = "com.sun.star.ui.UIElementFactory"
TOOLPANEL = 7
"""`com.sun.star.ui.UIElementType`"""
STATES = ("wrong", "ambiguous", "unchecked", "ok", "exempt", "not-reproduced", "other")
"""Those first that want attention."""
SIGNS = {
    "wrong": "✗",
    "ambiguous": "?",
    "unchecked": "–",
    "ok": "✓",
    "exempt": "○",
    "not-reproduced": "·",
    "other": "·",
}
MARGIN = 6
ALL = 15
"""`com.sun.star.awt.PosSize`"""


class PanelFactory(unohelper.Base, XUIElementFactory, XServiceInfo):
    """The office asks it for the panel of each window."""

    def __init__(self, context: Any) -> None:
        self._context = context

    def getImplementationName(self) -> str:
        return IMPLEMENTATION

    def supportsService(self, name: str) -> bool:
        return name == SERVICE

    def getSupportedServiceNames(self) -> tuple[str, ...]:
        return (SERVICE,)

    def createUIElement(self, url: str, arguments: tuple[Any, ...]) -> Any:
        given = {argument.Name: argument.Value for argument in arguments}
        return Panel(session(self._context), url, given["Frame"], given["ParentWindow"])


class Panel(unohelper.Base, XUIElement, XToolPanel, XSidebarPanel, XItemListener, XWindowListener):
    """The panel of one window: a list of citations, and what is to be known of the one that is chosen."""

    def __init__(self, here: Session, url: str, frame: Any, parent: Any) -> None:
        self._session = here
        self._parent = parent
        self.Frame = frame
        self.ResourceURL = url
        self.Type = TOOLPANEL
        self._shown: tuple[Followed, Snapshot] | None = None
        self._citations: list[dict[str, Any]] = []
        provider = here.create("com.sun.star.awt.ContainerWindowProvider")
        package = here.context.getValueByName("/singletons/com.sun.star.deployment.PackageInformationProvider")
        dialog = package.getPackageLocation(IDENTIFIER) + "/dialogs/Panel.xdl"
        self._window = provider.createContainerWindow(dialog, "", parent, None)
        self._list = self._window.getControl("list")
        self._text = self._window.getControl("text")
        self._head = self._window.getControl("head")
        self._list.addItemListener(self)
        self._window.addWindowListener(self)
        self._window.setVisible(True)
        here.listeners.append(self.read)
        document = frame.getController().getModel() if frame.getController() is not None else None
        if document is not None:
            here.want(here.follow(document))

    # XUIElement and what it is made of

    def getRealInterface(self) -> Any:
        return self

    def createAccessible(self, _parent: Any) -> Any:
        return None

    @property
    def Window(self) -> Any:
        return self._window

    def getWindow(self) -> Any:
        return self._window

    def getHeightForWidth(self, _width: int) -> Any:
        from com.sun.star.ui import LayoutSize

        return LayoutSize(200, -1, 500)

    def getMinimalWidth(self) -> int:
        return 160

    # What it shows

    def read(self, followed: Followed) -> None:
        """A document has been read: by another thread than that of the windows."""
        snapshot = followed.snapshot
        if snapshot is None or self.Frame is None:
            return
        listed = self._session.ask("yuanyin/citations", {"uri": followed.uri}) or []
        listed.sort(key=lambda one: STATES.index(one["state"]) if one["state"] in STATES else len(STATES))
        self._session.on_main_thread(lambda: self._show(followed, snapshot, listed))

    def _show(self, followed: Followed, snapshot: Snapshot, listed: list[dict[str, Any]]) -> None:
        controller = self.Frame.getController() if self.Frame is not None else None
        if controller is None or controller.getModel() != followed.document:
            return
        self._shown = (followed, snapshot)
        labels = tuple(f"{SIGNS.get(one['state'], '·')} {' '.join(one['text'].split())}" for one in listed)
        if labels != self._list.getItems():
            fill(self._list, list(labels))
        self._citations = listed
        wanting = sum(one["state"] in ("wrong", "ambiguous") for one in listed)
        self._head.setText(self._session.text("panel-head", len(listed), wanting))

    def itemStateChanged(self, _event: Any) -> None:
        at = self._list.getSelectedItemPos()
        if self._shown is None or not 0 <= at < len(self._citations):
            return
        followed, snapshot = self._shown
        citation = self._citations[at]
        self._text.setText(self._known_of(citation))
        place = places.range_for(snapshot.text, citation["range"])
        if place is not None:
            followed.document.getCurrentController().select(place)

    def _known_of(self, citation: dict[str, Any]) -> str:
        known = [self._session.text(f"state-{citation['state']}")]
        if citation["message"]:
            known.append(citation["message"])
        if citation["body"]:
            known.append(citation["body"])
        for identity in citation["targets"][:3]:
            named = self._session.ask("yuanyin/provision", {"identity": identity}) or {}
            known += [one["plain"] for one in named.get("provisions", [])]
        return "\n\n".join(known)

    # XWindowListener

    def windowResized(self, _event: Any) -> None:
        size = self._window.getPosSize()
        width = max(size.Width - 2 * MARGIN, 50)
        head, list_height = 36, max(int(size.Height * 0.5), 60)
        self._head.setPosSize(MARGIN, MARGIN, width, head, ALL)
        self._list.setPosSize(MARGIN, MARGIN + head, width, list_height, ALL)
        top = 2 * MARGIN + head + list_height
        self._text.setPosSize(MARGIN, top, width, max(size.Height - top - MARGIN, 40), ALL)

    def windowMoved(self, _event: Any) -> None:
        return

    def windowShown(self, _event: Any) -> None:
        self.windowResized(None)

    def windowHidden(self, _event: Any) -> None:
        return

    def disposing(self, _source: Any) -> None:
        if self.read in self._session.listeners:
            self._session.listeners.remove(self.read)
        self.Frame = None
