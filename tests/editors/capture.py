"""Pictures of Helix and Emacs; see `capture`."""

import subprocess
import sys
import time
from pathlib import Path

from emacs import Emacs, documented
from helix import Helix, configure
from terminal import ROOT, SAMPLE, Home

COLUMNS, ROWS = 110, 28


def picture(editor, shown, file):
    """Waits until a text is on the screen, and makes a picture of it."""
    if not editor.wait_for(shown):
        sys.exit(f"capture: '{shown}' did not appear\n{editor.screen()}")
    time.sleep(0.5)
    screen = editor._tmux("capture-pane", "-e", "-p")
    subprocess.run([str(ROOT / "tests/support/terminal-picture"), str(COLUMNS), str(ROWS), str(file)],
                   input=screen, text=True, check=True)


def helix(server, folder, out):
    with Home() as home:
        configure(home, server)
        draft = home.draft("意见.md", SAMPLE.read_text(encoding="utf-8"))
        environment = {**home.environment, "COLORTERM": "truecolor"}
        editor = Helix([f"{folder}/hx", str(draft)], home.drafts, environment, columns=COLUMNS, rows=ROWS)
        try:
            editor.wait_for(lambda: "● 5 ● 3" in editor.status())
            editor.find("七\\.20")
            editor.keys("z", "z")
            editor.type(" k")
            picture(editor, "核可文书", out / "helix-hover.png")
            editor.find("七\\.45")
            editor.keys("z", "z")
            editor.type(" a")
            picture(editor, "七.25", out / "helix-fix.png")
            editor.keys("Escape", "Escape", "g", "e")
            editor.type("o")
            editor.type("见A部分 七.2")
            editor.wait_for("七.22")
            editor.keys("Tab")
            picture(editor, "第七次会议，2013年", out / "helix-completion.png")
        finally:
            editor.close()


def emacs(server, folder, out):
    init, clients = documented(server)
    with Home() as home:
        draft = home.draft("意见.md", SAMPLE.read_text(encoding="utf-8"))
        look = "(menu-bar-mode -1) (load-theme 'modus-vivendi t) (setq max-mini-window-height 0.4)"
        editor = Emacs(f"{folder}/emacs", f"{folder}/emacsclient", home, look + init + clients["eglot"], draft,
                       columns=COLUMNS, rows=ROWS)
        try:
            editor.wait_for(lambda: len(editor.diagnostics()) == 9)
            editor.put_point("七.20", 2)
            editor.wait_for("A.七.20")
            editor.keys("C-h", ".")
            picture(editor, "核可文书", out / "emacs-hover.png")
            editor.keys("C-x", "1", "M->")
            editor.type("另见")
            editor.command("yuanyin-insert")
            editor.wait_for("查找 Search")
            editor.type("sfxz")
            editor.keys("Enter")
            editor.wait_for("援引 Cite")
            editor.keys("Tab")
            picture(editor, "possible completions", out / "emacs-insert.png")
            editor.keys("C-g")
            editor.command("yuanyin-citations")
            editor.wait_for("A部分 七.20")
            editor.lisp('(with-selected-window (get-buffer-window "*xref*") (goto-char (point-min))'
                        ' (search-forward "三.3.c") (recenter))')
            picture(editor, "七.45  汇编中没有", out / "emacs-citations.png")
        finally:
            editor.close()


if __name__ == "__main__":
    server, folder, out = sys.argv[1:]
    helix(server, folder, Path(out))
    emacs(server, folder, Path(out))
