"""The project file beside a document: the same that holds on the command line."""

from __future__ import annotations

from pathlib import Path

import uno

FILE_NAME = ".yuanyin.toml"


def folder(uri: str) -> str:
    """The address of the folder whose project file holds for a document: the nearest upwards; empty where there is none."""
    if not uri.startswith("file:"):
        return ""
    path = Path(uno.fileUrlToSystemPath(uri))
    for above in path.parents:
        try:
            if (above / FILE_NAME).exists():
                return above.as_uri()
        except OSError:
            # A folder that may not be looked into.
            continue
    return ""
