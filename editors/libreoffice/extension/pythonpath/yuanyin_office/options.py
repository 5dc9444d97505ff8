"""The page of this extension in the office's options."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import unohelper
from com.sun.star.awt import XContainerWindowEventHandler
from com.sun.star.lang import XServiceInfo

from . import settings
from .dialogs import Listener, fill
from .session import session
from .settings import CODES, FORMS, SEVERITIES, SUBJECTS

if TYPE_CHECKING:
    from .session import Session

IMPLEMENTATION = "yuanyin.libreoffice.Options"
LABELS = ("corpus", "house-form", "subject", "form", "severities", "server")


class Options(unohelper.Base, XContainerWindowEventHandler, XServiceInfo):
    """The office calls it when the page is shown, and when it is left."""

    def __init__(self, context: Any) -> None:
        self._context = context
        self._severities: dict[str, str] = {}

    def getImplementationName(self) -> str:
        return IMPLEMENTATION

    def supportsService(self, name: str) -> bool:
        return name == IMPLEMENTATION

    def getSupportedServiceNames(self) -> tuple[str, ...]:
        return (IMPLEMENTATION,)

    def getSupportedMethodNames(self) -> tuple[str, ...]:
        return ("external_event",)

    def callHandlerMethod(self, window: Any, event: Any, method: str) -> bool:
        if method != "external_event":
            return False
        here = session(self._context)
        if event == "initialize":
            self._label(here, window)
            self._fill(here, window)
        elif event == "back":
            self._fill(here, window)
        elif event == "ok":
            settings.save(self._context, self._read(window))
            here.settings = settings.load(self._context)
            here.restart()
        return True

    def _label(self, here: Session, window: Any) -> None:
        for name in LABELS:
            window.getControl(f"{name}-label").setText(here.text(f"option-{name}"))
        items = {
            "house-form": [here.text("option-any"), *(here.text(f"form-{form}") for form in FORMS)],
            "subject": [here.text("option-shown"), *(here.text(f"subject-{subject}") for subject in SUBJECTS)],
            "form": [here.text(f"form-{form}") for form in FORMS],
            "severity": [here.text("option-usual"), *(here.text(f"severity-{severity}") for severity in SEVERITIES)],
            "code": [f"{here.text(f'code-{code}')} ({code})" for code in CODES],
        }
        for name, names in items.items():
            fill(window.getControl(name), names)
        window.getControl("code").addItemListener(Listener(lambda _: self._show_severity(window)))
        window.getControl("severity").addItemListener(Listener(lambda _: self._take_severity(window)))

    def _fill(self, here: Session, window: Any) -> None:
        held = settings.load(self._context)
        self._severities = dict(held.severities)
        window.getControl("corpus").setText(held.corpus)
        window.getControl("server").setText(held.server)
        select(window, "house-form", ["", *FORMS], held.house_form)
        select(window, "subject", ["", *SUBJECTS], held.subject)
        select(window, "form", list(FORMS), held.form)
        window.getControl("code").selectItemPos(0, True)
        self._show_severity(window)

    def _code(self, window: Any) -> str:
        return list(CODES)[max(window.getControl("code").getSelectedItemPos(), 0)]

    def _show_severity(self, window: Any) -> None:
        select(window, "severity", ["", *SEVERITIES], self._severities.get(self._code(window), ""))

    def _take_severity(self, window: Any) -> None:
        chosen = selected(window, "severity", ["", *SEVERITIES])
        if chosen:
            self._severities[self._code(window)] = chosen
        else:
            self._severities.pop(self._code(window), None)

    def _read(self, window: Any) -> settings.Settings:
        return settings.Settings(
            corpus=window.getControl("corpus").getText().strip(),
            house_form=selected(window, "house-form", ["", *FORMS]),
            subject=selected(window, "subject", ["", *SUBJECTS]),
            form=selected(window, "form", list(FORMS)),
            severities=self._severities,
            server=window.getControl("server").getText().strip(),
        )


def select(window: Any, name: str, values: list[str], value: str) -> None:
    """Selects a value in a list."""
    window.getControl(name).selectItemPos(values.index(value) if value in values else 0, True)


def selected(window: Any, name: str, values: list[str]) -> str:
    """The value that is selected in a list."""
    return values[max(window.getControl(name).getSelectedItemPos(), 0)]
