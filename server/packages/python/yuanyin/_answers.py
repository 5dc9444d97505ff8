"""The shapes of answers. ``yuanyin schema check`` and ``schema cites`` print those of the first two as JSON Schema."""

from __future__ import annotations

from typing import TypedDict


class Place(TypedDict):
    """A stretch of a text: lines and columns from 1, columns in characters, bytes of UTF-8 from 0."""

    line: int
    column: int
    end_line: int
    end_column: int
    start_byte: int
    end_byte: int


class Finding(Place):
    """Something that is told of a citation or quotation."""

    #: ``error``, ``warning``, ``information`` or ``hint``.
    severity: str
    #: ``no-such-provision``, ``misquoted``, …: ``yuanyin explain CODE`` says more.
    code: str
    citation: str
    message: str
    fixes: list[str]


class Unchecked(Place):
    """A place that is not checked, and why."""

    citation: str
    reason: str
    message: str


class Checked(TypedDict):
    """What ``yuanyin check --format jsonl`` has for a draft."""

    schema_version: int
    file: str
    findings: list[Finding]
    unchecked: list[Unchecked]
    fixed: int


class _AuthorityOptional(TypedDict, total=False):
    #: The document that it is of: ``untoc-cop/decision/3/4``.
    work: str
    #: Whose it is, where it is another body's.
    body: str
    treaty: str
    link: str


class Authority(_AuthorityOptional):
    """Something that a text cites, once, with the lines that cite it."""

    group: str
    citation: str
    official: str
    lines: list[int]


class Cited(TypedDict):
    """What ``yuanyin cites --format jsonl`` has for a draft."""

    schema_version: int
    file: str
    authorities: list[Authority]


class Names(TypedDict):
    """Other names of a provision, where the concordance knows them."""

    report: str | None
    instrument: str | None
    long: str | None


class Provision(TypedDict):
    """A provision of the compilation."""

    #: The same in every edition and language: ``A.七.20``.
    identity: str
    citation: str
    names: Names
    heading: str
    topics: list[str]
    #: In full, with everything under it, a line each.
    text: str
    #: Where a search found it by another word than it has: both.
    reason: str | None


class Problem(TypedDict):
    """What is wrong with a citation."""

    code: str
    message: str


class LookedUp(TypedDict):
    """What a citation names."""

    provisions: list[Provision]
    problem: Problem | None


class Found(TypedDict):
    """What a search finds, the best first."""

    provisions: list[Provision]


class _Told(TypedDict):
    text: str
    line: int
    column: int
    start_byte: int
    end_byte: int


class Citation(_Told):
    """How a citation stands."""

    #: ``ok``, ``wrong``, ``ambiguous``, ``unchecked``, ``not-reproduced``, ``exempt`` or ``other``.
    state: str
    code: str | None
    message: str | None
    unchecked: str | None
    #: Identities of the provisions meant.
    provisions: list[str]
    body: str | None
    link: str | None


class ToldFinding(_Told):
    """Something that is told."""

    code: str
    severity: str
    message: str
    fixes: list[str]


class Verified(TypedDict):
    """How the citations and quotations of a text stand."""

    citations: list[Citation]
    findings: list[ToldFinding]
    #: The words of what is cited, at most forty.
    provisions: list[Provision]
    provisions_left_out: int


class Converted(TypedDict):
    """A text with its citations in another form."""

    text: str
    changed: int
