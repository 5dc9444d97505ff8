"""Drafting in the real Vim with the committed `editors/vim`: `vim.py CLIENT SERVER PLUGIN`.

The client is `vim-lsp`, `lsp` (yegappan/lsp) or `coc`; PLUGIN is the folder of that plugin.
"""

import re
import sys
import time
from dataclasses import dataclass

from checks import Checks
from drafts import (
    ENGLISH,
    ERRORS,
    ITS_FIX,
    MARKUPS,
    PROVISION_NAMES,
    PROVISION_WORDS,
    WARNINGS,
    WRONG_KIND,
    is_mended,
    line_of,
    wrong_in,
)
from session import committed, markups_session, read, sample_session
from terminal import Terminal
from waiting import wait_for

LOOK = """
set nocompatible nomore noswapfile wrap laststatus=2 shortmess+=I cmdheight=2
filetype plugin indent on
"""


@dataclass
class Client:
    """What differs between the plugins that make a client of Vim."""

    file: str
    """The committed configuration."""
    server: str
    """What names the server in it."""
    settings: tuple[str, str]
    """What sets the settings, and what sets the language instead."""
    errors: str
    warnings: str
    """Vim's expressions for how many of each there are in the buffer."""
    accepts_first: tuple[str, ...]
    """The keys that carry out the first of the actions that are listed."""
    completes: tuple[str, ...]
    """The keys that ask for completions; none where they come by themselves."""


CLIENTS = {
    "vim-lsp": Client(
        "vim-lsp.vim",
        "['{}']",
        ("'inlayHints': 'words'", "'locale': 'en'"),
        "lsp#get_buffer_diagnostics_counts().error",
        "lsp#get_buffer_diagnostics_counts().warning",
        ("Enter",),
        ("C-x", "C-o"),
    ),
    "lsp": Client(
        "lsp.vim",
        "path: '{}'",
        ("inlayHints: 'words'", "locale: 'en'"),
        "lsp#lsp#ErrorCount().Error",
        "lsp#lsp#ErrorCount().Warn",
        ("1", "Enter"),
        (),
    ),
    "coc": Client(
        "coc-settings.json",
        '"command": "{}"',
        ('"locale": "zh"', '"locale": "en"'),
        "exists('b:coc_diagnostic_info')?b:coc_diagnostic_info.error:0",
        "exists('b:coc_diagnostic_info')?b:coc_diagnostic_info.warning:0",
        ("Enter",),
        (),
    ),
}


class Vim(Terminal):
    def command(self, text):
        self.keys("Escape")
        self.prompt(":", ":", text)

    def find(self, words):
        """Puts the cursor on the first place of some words."""
        self.command(f"call cursor(1, 1) | call search('{words}', 'c')")
        # A character on, for a citation begins with what could end the word before it.
        self.type("l")

    def down_to(self, text):
        """Goes to the next one in the list of completions; whether it is the one that makes this text."""
        self.keys("C-n")
        time.sleep(0.3)
        return re.search(rf"^  {text}(?!\d)", self.screen(), re.MULTILINE)

    def status(self):
        lines = [line for line in self.screen().splitlines() if re.search(r"\bE\d+ W\d+ at ", line)]
        return lines[-1] if lines else ""


def told(errors, warnings):
    """How the status line of the test counts the problems of a draft."""
    return f"E{errors} W{warnings} at"


def documented(client):
    """README's lines of the plugin for vimrc."""
    blocks = re.findall(r"^```vim\n(.*?)^```$", committed("editors/vim/README.md"), re.MULTILINE | re.DOTALL)
    return next(block for block in blocks if block.startswith(f'" {client}\n'))


def start(home, name, server, plugin, *files, in_english=False):
    """Vim with the `vimrc` that README describes."""
    client = CLIENTS[name]
    text = committed(f"editors/vim/{client.file}")
    named = client.server.format("yuanyin")
    assert text.count(named) == text.count(client.settings[0]) == 1, (
        f"{client.file} has {named!r} {text.count(named)} times"
    )
    text = text.replace(named, client.server.format(server))
    if in_english:
        text = text.replace(*client.settings)
    lines = documented(name)
    if name == "coc":
        home.write(".vim/coc-settings.json", text)
    else:
        assert f"source /path/to/editors/vim/{client.file}" in lines
        path = home.write(f"vim/{client.file}", text)
        lines = lines.replace(f"/path/to/editors/vim/{client.file}", str(path))
    status = f"E%{{{client.errors}}} W%{{{client.warnings}}} at %f %l:".replace(" ", r"\ ").replace('"', r"\"")
    home.write(
        ".vimrc", f"{LOOK}set runtimepath^={plugin}\n{lines}\nautocmd VimEnter,BufWinEnter * set statusline={status}\n"
    )
    return Vim(["vim", *map(str, files)], home.drafts, home.environment, columns=170, rows=50)


def drafting(name, server, plugin, checks):
    client = CLIENTS[name]
    with sample_session(lambda home, draft: start(home, name, server, plugin, draft)) as (editor, draft):
        counted = editor.wait_for(lambda: told(ERRORS, WARNINGS) in editor.status())
        checks.check("three errors and five warnings are told", counted, editor.screen())

        editor.find("七.20")
        editor.type("K")
        shown = editor.wait_for(PROVISION_NAMES)
        checks.check("hover shows the provision and its names", shown, editor.screen())
        editor.command("call popup_clear(1)")

        editor.find("七.20")
        editor.type("gd")
        there = editor.wait_for(lambda: f"zh/part-a.md {line_of(PROVISION_WORDS)}:" in editor.status())
        checks.check("definition goes to its line of the corpus", there, editor.screen())
        editor.command(f"edit! {draft}")
        editor.wait_for(lambda: "意见.md" in editor.status())

        editor.type("Go")
        editor.type("见A部分 七.")
        editor.keys(*client.completes)
        offered = editor.wait_for(lambda: all(f" {one} " in editor.screen() for one in ("七.1", "七.2", "七.3")))
        checks.check("七. offers the paragraphs", offered, editor.screen())
        taken = wait_for(lambda: editor.down_to("见A部分 七.20"))
        editor.keys("C-y")
        editor.type("。")
        editor.keys("Escape")
        checks.check("and one of them is chosen", taken, editor.screen())

        editor.find(WRONG_KIND)
        editor.type("ga")
        offered = editor.wait_for(ITS_FIX)
        checks.check("a wrong citation offers its fix", offered, editor.screen())
        editor.keys(*client.accepts_first)
        gone = editor.wait_for(lambda: told(ERRORS - 1, WARNINGS) in editor.status())
        checks.check("whose diagnostic goes with it", gone, editor.screen())
        editor.command("write")
        wait_for(lambda: is_mended(read(draft)))
        text = read(draft)
        checks.check("the fix is in the text", is_mended(text), text)
        checks.check("and what was accepted", text.endswith("\n见A部分 七.20。\n"), text[-60:])


def languages(name, server, plugin, checks):
    # Vim 9.0 takes .typ for SQL.
    endings = [ending for ending in MARKUPS if ending != "typ"]
    with markups_session(
        lambda home, first: start(home, name, server, plugin, first, in_english=True), endings
    ) as editor:
        for ending in endings:
            editor.command(f"edit nested/draft.{ending}")
            known = editor.wait_for(lambda: f"{told(0, wrong_in(ending))} nested/draft.{ending}" in editor.status())
            checks.check(f"the language of .{ending} is known", known, editor.status())
        editor.command("edit nested/draft.md")
        editor.find("七.45")
        editor.type("K")
        checks.check("settings are followed", editor.wait_for(ENGLISH), editor.screen())


if __name__ == "__main__":
    name, server, plugin = sys.argv[1:]
    checks = Checks(f"Vim, {name}")
    drafting(name, server, plugin, checks)
    languages(name, server, plugin, checks)
    sys.exit(checks.finish())
