"""Citations of UNODC's compilation on technical assistance, checked in texts.

    >>> import yuanyin
    >>> [one["code"] for one in yuanyin.check("见A部分 七.45。")["findings"]]
    ['no-such-provision']

Each function asks a worker process (the program ``yuanyin worker``) that is started once and kept; :class:`Worker` is
one of your own, for another compilation or language, or for each process of an engine that maps over many texts::

    with yuanyin.Worker(locale="en") as worker:
        for name, text in drafts:
            print(name, worker.check(text, name)["findings"])

A text is taken by itself: what the drafts beside it show of what they are about, which the command line takes into
account, ``subject`` declares here. Lines and columns count from 1, columns in characters; bytes count from 0.
"""

from __future__ import annotations

from ._answers import (
    Authority,
    Checked,
    Citation,
    Cited,
    Converted,
    Finding,
    Found,
    LookedUp,
    Names,
    Problem,
    Provision,
    Unchecked,
    Verified,
)
from ._worker import Subject, Worker, YuanyinError, check, cites, convert, look_up, program, search, verify

__all__ = [
    "Authority",
    "Checked",
    "Citation",
    "Cited",
    "Converted",
    "Finding",
    "Found",
    "LookedUp",
    "Names",
    "Problem",
    "Provision",
    "Subject",
    "Unchecked",
    "Verified",
    "Worker",
    "YuanyinError",
    "check",
    "cites",
    "convert",
    "look_up",
    "program",
    "search",
    "verify",
]
