"""What is underlined: Writer asks for one paragraph, and is told what is wrong in it."""

from __future__ import annotations

import time
from typing import Any

import unohelper
from com.sun.star.beans import PropertyValue
from com.sun.star.lang import Locale, XServiceDisplayName, XServiceInfo, XServiceName
from com.sun.star.linguistic2 import ProofreadingResult, SingleProofreadingError, XProofreader, XSupportedLocales

from .findings import Finding, fixes
from .followed import PROOFREADING, Followed, Snapshot, key
from .language_server import NotRunning
from .office_text import Paragraph
from .session import LONGEST_WAIT, session
from .writer import ANCHOR

IMPLEMENTATION = "yuanyin.libreoffice.Proofreader"
SERVICE = "com.sun.star.linguistic2.Proofreader"
COUNTRIES = {
    "zh": "CN TW HK MO SG",
    "en": "US GB AU CA IE IN JM NZ PH ZA ZW",
    "fr": "FR BE CA CH LU MC",
    "es": "ES AR BO CL CO CR CU DO EC GT HN MX NI PA PE PR PY SV US UY VE",
    "ru": "RU",
    "ar": "SA AE BH DZ EG IQ JO KW LB LY MA OM QA SY TN YE",
}
LOCALES = [f"{language}-{country}" for language, countries in COUNTRIES.items() for country in countries.split()]
"""Those of `Linguistic.xcu`."""
COLOURS = {"error": 0xD32F2F, "warning": 0xE08A00, "information": 0x1E88E5, "hint": 0x7A7A7A}
WAVE = 10
"""`com.sun.star.awt.FontUnderline`"""


class Proofreader(unohelper.Base, XProofreader, XServiceInfo, XServiceName, XServiceDisplayName, XSupportedLocales):
    """The office makes one for all documents."""

    def __init__(self, context: Any) -> None:
        self._context = context
        self._locales = tuple(Locale(*tag.split("-"), "") for tag in LOCALES)

    def getServiceName(self) -> str:
        return IMPLEMENTATION

    def getImplementationName(self) -> str:
        return IMPLEMENTATION

    def supportsService(self, name: str) -> bool:
        return name in self.getSupportedServiceNames()

    def getSupportedServiceNames(self) -> tuple[str, ...]:
        return (SERVICE,)

    def getServiceDisplayName(self, _locale: Any) -> str:
        return session(self._context).text("display-name")

    def hasLocale(self, locale: Any) -> bool:
        return f"{locale.Language}-{locale.Country}" in LOCALES

    def getLocales(self) -> tuple[Any, ...]:
        return self._locales

    def isSpellChecker(self) -> bool:
        return False

    def ignoreRule(self, rule: str, _locale: Any) -> None:
        session(self._context).ignored_rules.add(rule)

    def resetIgnoreRules(self) -> None:
        session(self._context).ignored_rules.clear()

    def doProofreading(
        self, identifier: str, text: str, locale: Any, start: int, _end: int, _properties: Any
    ) -> ProofreadingResult:
        result = ProofreadingResult()
        result.aDocumentIdentifier = identifier
        result.aText = text
        result.aLocale = locale
        result.nStartOfSentencePosition = start
        # The paragraph is one stretch, whatever sentences it has.
        length = len(text.encode("utf-16-le", "surrogatepass")) // 2
        result.nBehindEndOfSentencePosition = length
        result.nStartOfNextSentencePosition = length
        result.aProperties = ()
        result.xProofreader = self
        result.aErrors = ()
        if text.strip():
            result.aErrors = self._errors(identifier, text)
        return result

    def _errors(self, identifier: str, text: str) -> tuple[Any, ...]:
        here = session(self._context)
        server = here.server()
        if server is None:
            return ()
        try:
            followed = here.followed(identifier, text)
        except NotRunning:
            return ()
        if followed is None:
            return ()
        snapshot = self._snapshot(followed, text)
        paragraph = snapshot.next_paragraph(text) if snapshot is not None else None
        if snapshot is None or paragraph is None:
            return ()
        errors = []
        for finding in snapshot.told(paragraph):
            if finding.code in here.ignored_rules:
                continue
            try:
                mended = fixes(server, followed.uri, snapshot.text, paragraph, finding)
            except NotRunning:
                mended = []
            errors.append(error(paragraph, text, finding, mended))
        return tuple(errors)

    def _snapshot(self, followed: Followed, text: str) -> Snapshot | None:
        """The document as it is with such a paragraph. Who types is not kept waiting for it."""
        here = session(self._context)
        snapshot = followed.snapshot
        if snapshot is not None and snapshot.paragraphs(text):
            return snapshot
        here.want(followed)
        if here.is_main_thread():
            with followed.changed:
                followed.unanswered.add(key(text))
            return None
        limit = time.monotonic() + LONGEST_WAIT
        with followed.changed:
            # What is being read now may have been begun before this paragraph was as it is.
            enough = followed.rounds + 2
            while not followed.is_closed and not here.failure and not here.is_over and time.monotonic() < limit:
                snapshot = followed.snapshot
                if snapshot is not None and snapshot.paragraphs(text):
                    return snapshot
                if followed.rounds >= enough:
                    return None
                # Of a long document one more reading takes seconds: not before it is known to be needed.
                if not followed.is_being_read:
                    here.want(followed)
                followed.changed.wait(1.0)
        return None


def error(paragraph: Paragraph, text: str, finding: Finding, mended: list[str]) -> SingleProofreadingError:
    """A finding as Writer takes it."""
    start = shifted(paragraph.flat, text, finding.start)
    end = shifted(paragraph.flat, text, finding.start + finding.length)
    told = SingleProofreadingError()
    told.nErrorStart = start
    told.nErrorLength = end - start
    told.nErrorType = PROOFREADING
    told.aRuleIdentifier = finding.code
    told.aShortComment = finding.message
    told.aFullComment = finding.message
    told.aSuggestions = tuple(mended)
    told.aProperties = (
        PropertyValue("LineColor", 0, COLOURS[finding.severity], 0),
        PropertyValue("LineType", 0, WAVE, 0),
    )
    return told


def shifted(read: str, asked: str, at: int) -> int:
    """A place of a text where what stands for notes and fields is otherwise."""
    if read == asked:
        return at
    # Neither has anything beyond the first plane but words, which are the same in both.
    units_read, units_asked = read.encode("utf-16-le"), asked.encode("utf-16-le")
    sign = ANCHOR.encode("utf-16-le")
    wanted = sum(units_read[place * 2 : place * 2 + 2] != sign for place in range(at))
    seen = 0
    for place in range(len(units_asked) // 2):
        if units_asked[place * 2 : place * 2 + 2] == sign:
            continue
        if seen == wanted:
            return place
        seen += 1
    return len(units_asked) // 2
