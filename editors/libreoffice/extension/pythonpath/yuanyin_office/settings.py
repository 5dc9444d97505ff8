"""What can be set, kept where the office keeps its own settings."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import uno
from com.sun.star.beans import PropertyValue

NODE = "/yuanyin.Office/Settings"
SEVERITIES = ("error", "warning", "information", "hint", "off")
FORMS = ("compilation", "report", "instrument", "long")
SUBJECTS = ("compilation", "other")
CODES = {
    "no-such-provision": "error",
    "no-such-section": "error",
    "wrong-kind": "error",
    "no-such-article": "error",
    "unknown-instrument": "warning",
    "ambiguous": "warning",
    "reversed-range": "warning",
    "wrong-date": "warning",
    "names-disagree": "warning",
    "no-such-document": "warning",
    "misprint": "warning",
    "misquoted": "warning",
    "not-in-compilation": "information",
    "nonstandard-form": "information",
    "uncited": "off",
}
"""The codes of findings that a document can have, each with the severity where nothing is set."""


@dataclass
class Settings:
    """Empty is what holds where nothing is set."""

    corpus: str = ""
    """The folder of another compilation."""
    house_form: str = ""
    subject: str = ""
    form: str = "compilation"
    """The form in which citations are inserted."""
    severities: dict[str, str] = field(default_factory=dict)
    server: str = ""
    """Another program than the bundled one."""

    def for_the_server(self, locale: str) -> dict[str, Any]:
        """As the server takes them."""
        given = {"corpus": self.corpus, "houseForm": self.house_form, "subject": self.subject}
        return {
            "locale": locale,
            "positionEncoding": "utf-16",
            "diagnostics": self.severities,
            **{name: value for name, value in given.items() if value},
        }


def node(context: Any, path: str, is_written: bool = False) -> Any:
    """A node of the office's configuration."""
    provider = context.ServiceManager.createInstanceWithContext(
        "com.sun.star.configuration.ConfigurationProvider", context
    )
    service = "ConfigurationUpdateAccess" if is_written else "ConfigurationAccess"
    asked = PropertyValue("nodepath", 0, path, uno.Enum("com.sun.star.beans.PropertyState", "DIRECT_VALUE"))
    return provider.createInstanceWithArguments(f"com.sun.star.configuration.{service}", (asked,))


def load(context: Any) -> Settings:
    """What is set."""
    stored = node(context, NODE)
    severities = {}
    for entry in stored.getByName("Severities").split():
        code, _, severity = entry.partition("=")
        if code in CODES and severity in SEVERITIES:
            severities[code] = severity
    return Settings(
        corpus=stored.getByName("Corpus"),
        house_form=stored.getByName("HouseForm"),
        subject=stored.getByName("Subject"),
        form=stored.getByName("Form"),
        severities=severities,
        server=stored.getByName("Server"),
    )


def save(context: Any, settings: Settings) -> None:
    """Keeps them."""
    stored = node(context, NODE, is_written=True)
    stored.replaceByName("Corpus", settings.corpus)
    stored.replaceByName("HouseForm", settings.house_form)
    stored.replaceByName("Subject", settings.subject)
    stored.replaceByName("Form", settings.form)
    severities = " ".join(f"{code}={severity}" for code, severity in sorted(settings.severities.items()))
    stored.replaceByName("Severities", severities)
    stored.replaceByName("Server", settings.server)
    stored.commitChanges()


def locale(context: Any) -> str:
    """`zh` or `en`: the language of the office's own windows."""
    tag = node(context, "/org.openoffice.Setup/L10N").getByName("ooLocale") or ""
    if not tag:
        tag = node(context, "/org.openoffice.Office.Linguistic/General").getByName("UILocale") or ""
    return "zh" if tag.lower().startswith("zh") else "en"
