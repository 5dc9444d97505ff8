"""Drafting in the real Helix with the committed `editors/helix`: `helix.py SERVER HELIX`."""

import sys

from checks import Checks
from drafts import (
    ENGLISH,
    ERRORS,
    ITS_FIX,
    MARKUPS,
    NO_SUCH_PROVISION,
    PROVISION_NAMES,
    PROVISION_WORDS,
    WARNINGS,
    WRONG_KIND,
    is_mended,
    line_of,
    wrong_in,
)
from session import committed, configured, markups_session, read, sample_session
from terminal import Terminal


class Helix(Terminal):
    def leave(self):
        """Goes back to normal mode, from what else it may be in."""
        self.wait_for(lambda: self.status())
        self.keys("Escape")
        self.wait_for(lambda: self.status().startswith(" NOR"))

    def command(self, text):
        self.leave()
        self.prompt(":", ":", text)

    def find(self, words):
        """Puts the cursor on the first place of some words, a regular expression."""
        self.leave()
        self.keys("g", "g")
        self.prompt("/", "search:", words)
        # Hints that come later push the line down, out of the window.
        self.keys("z", "z")

    def status(self):
        """The line that shows the file, the diagnostics and the position."""
        lines = [line for line in self.screen().splitlines() if line.startswith((" NOR", " INS", " SEL"))]
        return lines[-1] if lines else ""


def start(home, server, helix, *files, change=lambda text: text, environment=None, **size):
    """Helix with the files of `editors/helix` as its configuration, the languages changed by a function."""
    languages = configured("editors/helix/languages.toml", 'command = "yuanyin"', server)
    home.write(".config/helix/languages.toml", change(languages))
    home.write(".config/helix/config.toml", committed("editors/helix/config.toml"))
    return Helix([helix, *map(str, files)], home.drafts, {**home.environment, **(environment or {})}, **size)


def told(errors, warnings):
    """How the status line counts the problems of a draft."""
    return f"● {warnings} ● {errors}"


def drafting(server, helix, checks):
    with sample_session(lambda home, draft: start(home, server, helix, draft)) as (editor, draft):
        counted = editor.wait_for(lambda: told(ERRORS, WARNINGS) in editor.status())
        checks.check("three errors and five warnings are told", counted, editor.screen())

        editor.find("七\\.45")
        checks.check("what is wrong stands below the line", editor.wait_for(NO_SUCH_PROVISION), editor.screen())

        editor.find("七\\.20")
        hint = "七.20 各国应当考虑参与和支持建立新…"
        there = editor.wait_for(lambda: hint in editor.screen().replace("\n       ↪ ", " "))
        checks.check("the first words stand behind a citation", there, editor.screen())
        editor.type(" k")
        shown = editor.wait_for(PROVISION_NAMES)
        checks.check("hover shows the provision and its names", shown, editor.screen())
        editor.keys("Escape", "g", "d")
        line = line_of(PROVISION_WORDS)
        there = editor.wait_for(lambda: "zh/part-a.md" in editor.status() and f" {line}:1" in editor.status())
        checks.check("definition goes to its line of the corpus", there, editor.status())
        editor.command("buffer-close")
        editor.wait_for(lambda: "意见.md" in editor.status())

        editor.keys("Escape", "g", "e")
        editor.type("o")
        editor.type("见A部分 七.")
        offered = editor.wait_for(lambda: "七.1 " in editor.screen() and "七.2 " in editor.screen())
        checks.check("七. offers the paragraphs", offered, editor.screen())
        editor.type("20")
        editor.wait_for(lambda: "七.20 reference" in editor.screen() and "七.1 " not in editor.screen())
        editor.keys("Tab")
        checks.check("with the text beside them", editor.wait_for("第七次会议，2013年"), editor.screen())
        editor.keys("Enter")
        # The menu of what was accepted is gone, then that of what is typed next is there: however slow the machine.
        editor.wait_for(lambda: "七.20 reference" not in editor.screen())
        editor.type("，另见@sfx")
        editor.wait_for(" reference")
        editor.type("z")
        checks.check("@ finds a topic by its initials", editor.wait_for("A.七.23"), editor.screen())
        menu = [line.split()[-3] for line in editor.screen().splitlines() if " reference" in line]
        editor.keys(*["Tab"] * (menu.index("A.七.23") + 1 if "A.七.23" in menu else 1), "Enter")
        editor.wait_for(lambda: "@sfxz" not in editor.screen())
        editor.find(WRONG_KIND)
        editor.type(" a")
        offered = editor.wait_for(ITS_FIX)
        checks.check("a wrong citation offers its fix", offered, editor.screen())
        editor.keys("Enter")
        editor.wait_for("决定 3/4 通过以来")
        editor.command("write")

        editor.wait_for(lambda: is_mended(read(draft)))
        text = read(draft)
        checks.check("what was accepted is in the text", text.endswith("见A部分 七.20，另见A部分 七.23\n"), text[-60:])
        checks.check("and the fix", is_mended(text), text)
        checks.check(
            "whose diagnostic goes",
            editor.wait_for(lambda: told(ERRORS - 1, WARNINGS) in editor.status()),
            editor.status(),
        )

        editor.type(" S")
        editor.type("zhengrenbaohu", pause=0.05)
        checks.check("workspace symbols search the compilation", editor.wait_for("A.二.3.c"), editor.screen())


def languages(server, helix, checks):
    in_english = lambda text: text.replace('inlayHints = "words"', 'locale = "en"')
    with markups_session(lambda home, first: start(home, server, helix, first, change=in_english)) as editor:
        for ending in MARKUPS:
            editor.command(f"open nested/draft.{ending}")
            expected = f"● {wrong_in(ending)} "
            known = editor.wait_for(lambda: f"draft.{ending}" in editor.status() and expected in editor.status())
            checks.check(f"the language of .{ending} is known", known, editor.status())
        editor.command("open nested/draft.md")
        editor.find("七\\.45")
        checks.check("settings are followed", editor.wait_for(ENGLISH), editor.screen())
        editor.type(" d")
        shown = editor.wait_for("WARN")
        checks.check("and the project file at the root", shown and "ERROR" not in editor.screen(), editor.screen())


if __name__ == "__main__":
    server, helix = sys.argv[1:]
    checks = Checks("Helix")
    drafting(server, helix, checks)
    languages(server, helix, checks)
    sys.exit(checks.finish())
