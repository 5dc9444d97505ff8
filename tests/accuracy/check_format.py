#!/usr/bin/env python3
"""Check the labelled set: `check_format.py [DIRECTORY…]` (default: every set beside this file).

Format: README.md. Prints how many passages, citations and non-citations there are by language and
kind; every error with file:line; exits 1 if there is one, 2 if there is nothing to read.
"""

import re
import sys
from collections import Counter
from pathlib import Path

HERE = Path(__file__).resolve().parent
CORPUS = HERE.parent.parent / "corpus" / "technical-assistance" / "zh"

LANGUAGES = ["zh", "zh-Hant", "en", "fr", "es", "ru", "ar"]
MARKUPS = ["plaintext", "markdown", "latex", "html", "asciidoc", "typst", "restructuredtext", "org"]
KINDS = ["compilation", "instrument", "report", "meeting", "treaty", "other", "anaphora"]

# Targets that name a problem, and the kinds that can have it.
PROBLEMS = {
    "not-in-compilation": {"instrument", "meeting", "anaphora"},
    "unknown-instrument": {"instrument"},
    "wrong-kind": {"instrument"},
    "no-such-provision": {"compilation", "instrument", "report", "meeting", "anaphora"},
    "no-such-section": {"compilation"},
    "no-such-article": {"treaty"},
    "misprint": {"compilation", "report"},
    "document": {"report"},
}
# How many articles each treaty has.
ARTICLES = {"convention": 41, "trafficking": 20, "smuggling": 25, "firearms": 21}

HEADER = re.compile(r"^=== (.*)$")
IDENTIFIER = re.compile(r"^[a-z0-9]+(-[a-z0-9]+)*$")
MARK = re.compile(r"⟦([^⟦⟧]*)⟧")
TREATY = re.compile(r"^(\w+) (\d+)((?:\.(?:\d+|[a-z]|\([一二三四五六七八九十]+\)))*)(?:\.\.(\S+))?$")

NUMERALS = "一二三四五六七八九十"


def numeral(text):
    """一 to 九十九 as a number."""
    tens, ten, ones = text.rpartition("十")
    if not ten:
        return NUMERALS.index(text) + 1
    return (NUMERALS.index(tens) + 1 if tens else 1) * 10 + (NUMERALS.index(ones) + 1 if ones else 0)


def read_identities(path, part):
    """The identities that a part's Markdown holds, in the order of the text."""
    identities = []
    section = annex = None
    parents = []  # (indentation, identity) of the list items that are open
    preambular = operative = 0

    def add(identity):
        identities.append(identity)
        return identity

    for line in path.read_text(encoding="utf-8").splitlines():
        heading = re.match(r"^(#+) (.*)$", line)
        if heading:
            level, title = len(heading[1]), heading[2]
            number = re.match(r"^([一二三四五六七八九十]+)\. ", title)
            if level == 2 and number:
                section = add(f"{part}.{number[1]}")
                annex, parents, preambular, operative = None, [], 0, 0
            elif level == 4 and title.startswith("附件"):
                annex = add(f"{section}.{title}")
                parents = []
            continue
        if section is None or line.startswith("[^"):
            continue
        item = re.match(r"^( *)(?:(\d+)\. |- (?:\(([a-z])\)|（([一二三四五六七八九十]+)）) )", line)
        if item:
            indentation = len(item[1])
            label = item[2] or item[3] or f"({item[4]})"
            while parents and parents[-1][0] >= indentation:
                parents.pop()
            base = parents[-1][1] if parents else annex or section
            parents.append((indentation, add(f"{base}.{label}")))
            operative += 1
        # What precedes the first operative paragraph, apart from the Conference's name and titles.
        elif line and part == "B" and not annex and not operative and not line.startswith(("**", "联合国打击")):
            preambular += 1
            add(f"{section}.PP.{preambular}")
    return identities


class Checker:
    def __init__(self, identities):
        self.order = {identity: place for place, identity in enumerate(identities)}
        self.errors = []
        self.seen = {}

    def error(self, where, message):
        self.errors.append(f"{where}: {message}")

    def provision(self, where, identity):
        if identity not in self.order:
            self.error(where, f"the corpus has no provision {identity}")
            return False
        return True

    def provision_range(self, where, text, reverse=False):
        first, _, last = text.partition("..")
        if not (self.provision(where, first) and self.provision(where, last)):
            return
        if self.order[first] >= self.order[last]:
            self.error(where, f"a range that does not rise: {text}")
        if first.rpartition(".")[0] != last.rpartition(".")[0]:
            self.error(where, f"a range over several levels: {text}")

    def treaty(self, where, target):
        match = TREATY.match(target)
        if not match or match[1] not in ARTICLES:
            self.error(where, f"not a treaty target: {target}")
            return
        last_article = int(match[2])
        if match[4]:
            end = match[4].split(".")
            if not end[0].isdigit():
                self.error(where, f"a range must end with an article: {target}")
                return
            last_article = int(end[0])
            start = [match[2], *match[3].split(".")[1:]]
            if len(start) != len(end) or start[:-1] != end[:-1]:
                self.error(where, f"a range over several levels: {target}")
            elif start[-1].isdigit() and int(start[-1]) >= int(end[-1]):
                self.error(where, f"a range that does not rise: {target}")
        for article in sorted({int(match[2]), last_article}):
            if not 1 <= article <= ARTICLES[match[1]]:
                self.error(where, f"{match[1]} has no article {article}")

    def target(self, where, kind, target):
        if target == "-":
            if kind not in ("other", "anaphora", "compilation"):
                self.error(where, f"- is no target for {kind}")
        elif kind == "other":
            self.error(where, f"other takes -, not {target}")
        elif target in PROBLEMS:
            if kind not in PROBLEMS[target]:
                self.error(where, f"{kind} cannot have the problem {target}")
        elif target.startswith("reversed-range "):
            self.provision_range(where, target.removeprefix("reversed-range "))
        elif target.split(" ")[0] in ARTICLES:
            if kind not in ("treaty", "anaphora"):
                self.error(where, f"{kind} cannot have a treaty's article as target")
            self.treaty(where, target)
        elif kind == "treaty":
            self.error(where, f"not a treaty target: {target}")
        elif "|" in target:
            alternatives = target.split("|")
            for identity in alternatives:
                self.provision(where, identity)
            if len(set(alternatives)) < 2:
                self.error(where, f"not several: {target}")
        elif ".." in target:
            self.provision_range(where, target)
        else:
            self.provision(where, target)

    def header(self, where, text):
        fields = [field.strip() for field in text.split("|")]
        if len(fields) != 4 or not all(fields):
            self.error(where, "a header has four fields: id | language | markup | description")
            return None
        identifier, language, markup, _ = fields
        if not IDENTIFIER.match(identifier):
            self.error(where, f"not a kebab-case id: {identifier}")
        if identifier in self.seen:
            self.error(where, f"id {identifier} is already used at {self.seen[identifier]}")
        self.seen[identifier] = where
        if language not in LANGUAGES:
            self.error(where, f"unknown language {language}")
        if markup not in MARKUPS:
            self.error(where, f"unknown markup {markup}")
        return language

    def passage(self, path, first_line, language, text, counts):
        def where(offset):
            return f"{path}:{first_line + text.count(chr(10), 0, offset)}"

        depth = 0
        for match in re.finditer("[⟦⟧]", text):
            depth += 1 if match[0] == "⟦" else -1
            if depth not in (0, 1):
                self.error(where(match.start()), "unbalanced or nested mark")
                return
        if depth:
            self.error(where(len(text)), "a mark is not closed")
            return
        marks = list(MARK.finditer(text))
        if not marks:
            self.error(where(0), "a passage without a mark")
        for mark in marks:
            place = where(mark.start())
            cited, arrow, label = mark[1].rpartition("→")
            if not arrow or not cited:
                self.error(place, f"a mark without text or label: {mark[0]}")
                continue
            if cited != cited.strip() or "→" in cited:
                self.error(place, f"white space at an end, or an arrow, in the text of {mark[0]}")
            counts["marks", language] += 1
            if label == "no":
                counts["no", language] += 1
                continue
            kind, _, target = label.partition(" ")
            if kind not in KINDS or not target:
                self.error(place, f"not a label: {label}")
                continue
            counts[kind, language] += 1
            self.target(place, kind, target)

    def file(self, path, counts):
        try:
            lines = path.read_text(encoding="utf-8").split("\n")
        except UnicodeDecodeError as error:
            self.error(path, f"not UTF-8: {error}")
            return
        starts = [number for number, line in enumerate(lines) if HEADER.match(line)]
        if not starts or any(line.strip() for line in lines[: starts[0]]):
            self.error(f"{path}:1", "text before the first header")
        for start, end in zip(starts, [*starts[1:], len(lines)], strict=False):
            language = self.header(f"{path}:{start + 1}", HEADER.match(lines[start])[1])
            counts["passages", language] += 1
            body = "\n".join(lines[start + 1 : end]).rstrip("\n")
            self.passage(path, start + 2, language, body, counts)


def table(title, counts):
    """Rows: languages; columns: passages, each kind, all citations, no."""
    columns = ["passages", *KINDS, "citations", "no"]
    print(title)
    print("  ".join([f"{'':8}", *(f"{column:>11}" for column in columns)]))
    for language in [*LANGUAGES, "all"]:
        chosen = LANGUAGES if language == "all" else [language]
        row = {c: sum(counts[c, one] for one in chosen) for c in columns}
        row["citations"] = sum(row[kind] for kind in KINDS)
        print("  ".join([f"{language:8}", *(f"{row[column]:>11}" for column in columns)]))


def main(arguments):
    directories = [Path(argument) for argument in arguments]
    if not directories:
        # The passages of forms have a format of their own.
        directories = sorted(path for path in HERE.iterdir() if any(path.glob("*.txt")) and path.name != "forms")
    identities = read_identities(CORPUS / "part-a.md", "A") + read_identities(CORPUS / "part-b.md", "B")
    checker = Checker(identities)
    found = False
    for directory in directories:
        counts = Counter()
        for path in sorted(directory.glob("*.txt")):
            found = True
            checker.file(path, counts)
        table(f"{directory.name}:", counts)
    for error in checker.errors:
        print(error, file=sys.stderr)
    if not found:
        print("no labelled files found", file=sys.stderr)
        return 2
    return 1 if checker.errors else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
