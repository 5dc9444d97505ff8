"""The windows of this extension: choosing from a list while reading, and reading."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import unohelper
from com.sun.star.awt import XActionListener, XItemListener, XKeyListener, XTextListener

from .settings import FORMS

if TYPE_CHECKING:
    from collections.abc import Callable

    from .session import Session

WIDTH, HEIGHT = 300, 230
"""In the units of dialogs, some pixels each."""
OK, CANCEL = 1, 2
"""`com.sun.star.awt.PushButtonType`"""
DOWN, UP = 1024, 1025
"""`com.sun.star.awt.Key`"""


@dataclass
class Choice:
    """A line of a list."""

    label: str
    value: Any


@dataclass
class Asked:
    """What a chooser is for."""

    title: str
    find: Callable[[str], list[Choice]]
    """What there is to choose for what stands in the search field."""
    read: Callable[[Choice], str]
    """What is shown of a choice."""
    ok: str
    hint: str = ""
    """Above the search field; without it there is no search field."""
    forms: str = ""
    """Before the list of forms; without it there is no such list."""


class Chooser:
    """A dialog with a list: what is chosen in it can be read below."""

    def __init__(self, session: Session, asked: Asked) -> None:
        self._session = session
        self._asked = asked
        self._choices: list[Choice] = []
        self._model = session.create("com.sun.star.awt.UnoControlDialogModel")
        self._place(self._model, 100, 60, WIDTH, HEIGHT, Title=asked.title)
        top = 5
        if asked.hint:
            self._add("FixedText", "hint", 5, top, WIDTH - 10, 10, Label=asked.hint)
            self._add("Edit", "query", 5, top + 11, WIDTH - 10, 14)
            top += 29
        self._add("ListBox", "list", 5, top, WIDTH - 10, 85 if asked.hint else 100)
        top += 89 if asked.hint else 104
        self._add("Edit", "text", 5, top, WIDTH - 10, HEIGHT - top - 23, MultiLine=True, ReadOnly=True, VScroll=True)
        bottom = HEIGHT - 19
        if asked.forms:
            self._add("FixedText", "form-label", 5, bottom + 3, 30, 10, Label=asked.forms)
            self._add("ListBox", "form", 36, bottom, 110, 14, Dropdown=True)
        button = {"PushButtonType": OK, "DefaultButton": True, "Label": asked.ok}
        self._add("Button", "ok", WIDTH - 120, bottom, 55, 14, **button)
        self._add("Button", "cancel", WIDTH - 60, bottom, 55, 14, PushButtonType=CANCEL, Label=session.text("cancel"))
        self._dialog = session.create("com.sun.star.awt.UnoControlDialog")
        self._dialog.setModel(self._model)
        self._list = self._dialog.getControl("list")
        self._list.addItemListener(Listener(self._read_chosen))
        self._list.addActionListener(Listener(self._accept))
        if asked.hint:
            query = self._dialog.getControl("query")
            query.addTextListener(Listener(self._search))
            query.addKeyListener(Listener(self._key))

    def ask(self) -> tuple[Choice, str] | None:
        """Shows it, until something is chosen: that, and the form that was chosen with it."""
        frame = self._session.desktop.getCurrentFrame()
        window = frame.getContainerWindow()
        self._dialog.createPeer(window.getToolkit(), window)
        # What is chosen before the window is there is forgotten.
        if self._asked.forms:
            forms, form = self._dialog.getControl("form"), self._session.settings.form
            fill(forms, [self._session.text(f"form-{one}") for one in FORMS])
            forms.selectItemPos(FORMS.index(form) if form in FORMS else 0, True)
        self._search()
        self._dialog.getControl("query" if self._asked.hint else "list").setFocus()
        try:
            if self._dialog.execute() != 1:
                return None
            chosen = self._chosen()
            form = ""
            if self._asked.forms:
                form = FORMS[max(self._dialog.getControl("form").getSelectedItemPos(), 0)]
            return None if chosen is None else (chosen, form)
        finally:
            self._dialog.dispose()

    def _place(self, model: Any, x: int, y: int, width: int, height: int, **properties: Any) -> None:
        placed = {"PositionX": x, "PositionY": y, "Width": width, "Height": height, **properties}
        for name, value in placed.items():
            model.setPropertyValue(name, value)

    def _add(self, kind: str, name: str, x: int, y: int, width: int, height: int, **properties: Any) -> None:
        model = self._model.createInstance(f"com.sun.star.awt.UnoControl{kind}Model")
        self._place(model, x, y, width, height, **properties)
        self._model.insertByName(name, model)

    def _chosen(self) -> Choice | None:
        at = self._list.getSelectedItemPos()
        return self._choices[at] if 0 <= at < len(self._choices) else None

    def _search(self, _event: Any = None) -> None:
        query = self._dialog.getControl("query").getText() if self._asked.hint else ""
        self._choices = self._asked.find(query.strip())
        fill(self._list, [one.label for one in self._choices])
        if self._choices:
            self._list.selectItemPos(0, True)
        self._read_chosen()

    def _read_chosen(self, _event: Any = None) -> None:
        chosen = self._chosen()
        self._dialog.getControl("text").setText("" if chosen is None else self._asked.read(chosen))

    def _accept(self, _event: Any = None) -> None:
        if self._chosen() is not None:
            self._dialog.endDialog(1)

    def _key(self, event: Any) -> None:
        """The arrows move in the list while one types."""
        steps = {DOWN: 1, UP: -1}
        if event.KeyCode in steps and self._choices:
            at = self._list.getSelectedItemPos() + steps[event.KeyCode]
            self._list.selectItemPos(min(max(at, 0), len(self._choices) - 1), True)
            self._read_chosen()


def fill(control: Any, labels: list[str]) -> None:
    """Makes these the items of a list."""
    control.removeItems(0, control.getItemCount())
    control.addItems(tuple(labels), 0)


class Listener(unohelper.Base, XTextListener, XItemListener, XActionListener, XKeyListener):
    """Calls a function."""

    def __init__(self, heard: Callable[[Any], None]) -> None:
        self._heard = heard

    def textChanged(self, event: Any) -> None:
        self._heard(event)

    def itemStateChanged(self, event: Any) -> None:
        self._heard(event)

    def actionPerformed(self, event: Any) -> None:
        self._heard(event)

    def keyPressed(self, event: Any) -> None:
        self._heard(event)

    def keyReleased(self, _event: Any) -> None:
        return

    def disposing(self, _source: Any) -> None:
        return


def show(session: Session, title: str, words: str) -> None:
    """Shows a text to be read."""
    model = session.create("com.sun.star.awt.UnoControlDialogModel")
    parts = {"PositionX": 100, "PositionY": 60, "Width": WIDTH, "Height": HEIGHT, "Title": title}
    for name, value in parts.items():
        model.setPropertyValue(name, value)
    text = model.createInstance("com.sun.star.awt.UnoControlEditModel")
    button = model.createInstance("com.sun.star.awt.UnoControlButtonModel")
    inner = {"PositionX": 5, "PositionY": 5, "Width": WIDTH - 10, "Height": HEIGHT - 30}
    for name, value in {**inner, "MultiLine": True, "ReadOnly": True, "VScroll": True, "Text": words}.items():
        text.setPropertyValue(name, value)
    below = {"PositionX": WIDTH - 60, "PositionY": HEIGHT - 19, "Width": 55, "Height": 14}
    for name, value in {
        **below,
        "PushButtonType": OK,
        "DefaultButton": True,
        "Label": session.text("close"),
    }.items():
        button.setPropertyValue(name, value)
    model.insertByName("text", text)
    model.insertByName("close", button)
    dialog = session.create("com.sun.star.awt.UnoControlDialog")
    dialog.setModel(model)
    window = session.desktop.getCurrentFrame().getContainerWindow()
    dialog.createPeer(window.getToolkit(), window)
    try:
        dialog.execute()
    finally:
        dialog.dispose()
