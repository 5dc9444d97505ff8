"""The drafts that are opened in every editor, and what must be seen in them."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

SAMPLE = ROOT / "tests" / "drafts" / "sample.md"
"""Two pages with all kinds of citations, among them those that are wrong."""

ERRORS, WARNINGS, REMARKS = 3, 5, 1
"""How many problems the sample has."""

PROVISION_NAMES = "核可文书：第7/3号决议（B.七）"
"""A line at the end of what is shown of 七.20, which the sample cites."""

PROVISION_WORDS = "20. 各国应当考虑参与"
"""How 七.20 begins in the compilation."""

NO_SUCH_PROVISION = "A部分第七节没有第45段，只有第1至31段。"
"""What is told of 七.45 in the sample."""

WRONG_KIND, ITS_FIX = "决议 3/4", "改为“决定 3/4”"
"""What the sample calls a decision, and the first action that is offered there."""


def is_mended(text):
    """Whether the fix of `WRONG_KIND`, and nothing else, has been made in the sample's text."""
    return "\n决定 3/4 通过以来" in text and WRONG_KIND not in text


def line_of(beginning, path="corpus/technical-assistance/zh/part-a.md", heading="第七次会议"):
    """The line of the corpus, counted from 1, that begins so in the section with that heading."""
    lines = (ROOT / path).read_text(encoding="utf-8").splitlines()
    section = next(at for at, line in enumerate(lines) if line.startswith("#") and heading in line)
    return next(at for at, line in enumerate(lines) if at > section and line.startswith(beginning)) + 1


MARKUPS = {
    "md": "<!-- 误作七.46 -->\n\n见七.45。\n",
    "tex": "% 误作七.46\n\n见七.45。\n",
    "adoc": "// 误作七.46\n\n见七.45。\n",
    "typ": "// 误作七.46\n\n见七.45。\n",
    "rst": ".. 误作七.46\n\n见七.45。\n",
    "org": "# 误作七.46\n\n见七.45。\n",
    "html": "<!-- 误作七.46 -->\n<p>见七.45。</p>\n",
    "txt": "<!-- 误作七.46 -->\n\n见七.45。\n",
}
"""By ending, a draft with a wrong citation in its prose and another in a comment.

The second is told only where the editor names the wrong language, or in plain text, which has no
comments.
"""


def wrong_in(ending):
    """How many wrong citations a draft of `MARKUPS` has."""
    return 2 if ending == "txt" else 1


ENGLISH = "Part A, section VII, has no paragraph 45"
"""How what is told of 七.45 begins where the setting `locale` is `en`."""
