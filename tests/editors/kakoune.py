"""Drafting in the real Kakoune with kak-lsp and the committed `editors/kakoune`: `kakoune.py SERVER FOLDER`.

The folder holds `kak` and `kak-lsp`.
"""

import contextlib
import sys

from checks import Checks
from drafts import (
    ENGLISH,
    ERRORS,
    ITS_FIX,
    MARKUPS,
    PROVISION_NAMES,
    WARNINGS,
    WRONG_KIND,
    is_mended,
    line_of,
    wrong_in,
)
from session import committed, configured, markups_session, read, sample_session
from terminal import Terminal

MODELINE = """
set-option global modelinefmt 'E%opt{lsp_diagnostic_error_count} W%opt{lsp_diagnostic_warning_count} at %val{bufname} %val{cursor_line}:'
set-option global ui_options terminal_assistant=none
set-option global incsearch false
"""
"""What the test reads at the bottom of the screen; and Kakoune 2026.05 can fail in a search that
shows matches while it is typed, when kak-lsp changes its hints meanwhile."""


class Kakoune(Terminal):
    def command(self, text):
        self.keys("Escape")
        self.prompt(":", ":", text)

    def find(self, words):
        """Selects the first place of some words."""
        self.keys("Escape", "g", "g")
        self.prompt("/", "search:", words)

    def close(self):
        # kak-lsp ends with the session, when that ends by itself.
        with contextlib.suppress(RuntimeError):
            self.command("kill!")
        super().close()

    def status(self):
        return self.screen().rstrip().splitlines()[-1:]


def documented():
    """README's lines for kakrc, without the path of the configuration."""
    block = committed("editors/kakoune/README.md").split("```kak\n")[1].split("```")[0]
    assert "source /path/to/yuanyin.kak" in block
    return block


def start(home, folder, server, *files, change=lambda text: text):
    """Kakoune with the `kakrc` that README describes, the committed configuration changed by a function."""
    configuration = configured("editors/kakoune/yuanyin.kak", 'command = "yuanyin"', server)
    path = home.write(".config/kak/yuanyin.kak", change(configuration))
    home.write(".config/kak/kakrc", documented().replace("/path/to/yuanyin.kak", str(path)) + MODELINE)
    environment = {**home.environment, "PATH": f"{folder}:{home.environment['PATH']}"}
    return Kakoune([f"{folder}/kak", *map(str, files)], home.drafts, environment)


def told(errors, warnings):
    """How the modeline of the test counts the problems of a draft."""
    return f"E{errors} W{warnings} at"


def drafting(server, folder, checks):
    with sample_session(lambda home, draft: start(home, folder, server, draft)) as (editor, draft):
        counted = editor.wait_for(told(ERRORS, WARNINGS))
        checks.check("three errors and five warnings are told", counted, editor.screen())

        editor.find("七.20")
        editor.type(" lh")
        shown = editor.wait_for(PROVISION_NAMES)
        checks.check("hover shows the provision and its names", shown, editor.screen())
        editor.keys("Escape")
        editor.type(" ld")
        there = editor.wait_for(f"zh/part-a.md {line_of('20. 各国应当考虑参与')}:")
        checks.check("definition goes to its line of the corpus", there, editor.status())
        editor.command(f"edit {draft}")
        editor.wait_for("意见.md ")

        editor.type("geo")
        editor.type("见A部分 七.")
        offered = editor.wait_for(lambda: " 七.1 " in editor.screen() and " 七.10 " in editor.screen())
        checks.check("七. offers the paragraphs", offered, editor.screen())
        editor.type("20")
        editor.wait_for(lambda: " 七.20 " in editor.screen() and " 七.10 " not in editor.screen())
        editor.keys("C-n")
        editor.type("，另见@feizhengshicuoshang", pause=0.05)
        found = editor.wait_for("A.七.23")
        checks.check("@ and pinyin find a provision", found, editor.screen())
        editor.keys("C-n")
        editor.wait_for("另见A部分 七.23")

        editor.find(WRONG_KIND)
        editor.type(" la")
        offered = editor.wait_for(ITS_FIX)
        checks.check("a wrong citation offers its fix", offered, editor.screen())
        editor.type("改为", pause=0.05)
        editor.wait_for(lambda: "忽略此处的" not in editor.screen())
        editor.keys("Enter")
        gone = editor.wait_for(told(ERRORS - 1, WARNINGS))
        checks.check("whose diagnostic goes with it", gone, editor.screen())
        editor.command("write")
        editor.wait_for(lambda: is_mended(read(draft)))
        text = read(draft)
        checks.check("the fix is in the text", is_mended(text), text)
        checks.check("and what was accepted", text.endswith("见A部分 七.20，另见A部分 七.23\n"), text[-60:])


def languages(server, folder, checks):
    in_english = lambda text: text.replace('inlayHints = "words"', 'locale = "en"')
    with markups_session(lambda home, _: start(home, folder, server, "nested/draft.md", change=in_english)) as editor:
        editor.wait_for("at nested/draft.md")
        for ending in MARKUPS:
            editor.command(f"edit nested/draft.{ending}")
            known = editor.wait_for(f"{told(0, wrong_in(ending))} nested/draft.{ending}")
            checks.check(f"the language of .{ending} is known", known, editor.status())
        editor.command("edit nested/draft.md")
        editor.find("七.45")
        editor.type(" lh")
        checks.check("settings are followed", editor.wait_for(ENGLISH), editor.screen())


if __name__ == "__main__":
    server, folder = sys.argv[1:]
    checks = Checks("Kakoune")
    drafting(server, folder, checks)
    languages(server, folder, checks)
    sys.exit(checks.finish())
