"""Pictures of Helix and Emacs; see `capture`."""

import subprocess
import sys
import time
from pathlib import Path

import emacs
import helix
from drafts import ERRORS, NO_SUCH_PROVISION, REMARKS, ROOT, WARNINGS
from session import sample_session

COLUMNS, ROWS = 110, 28


def picture(editor, shown, file):
    """Waits until a text is on the screen, and makes a picture of it."""
    if not editor.wait_for(shown):
        sys.exit(f"capture: '{shown}' did not appear\n{editor.screen()}")
    time.sleep(0.5)
    screen = editor._tmux("capture-pane", "-e", "-p")
    subprocess.run(
        [str(ROOT / "tests/support/terminal-picture"), str(COLUMNS), str(ROWS), str(file)],
        input=screen,
        text=True,
        check=True,
    )


def in_helix(server, folder, out):
    def start(home, draft):
        return helix.start(
            home, server, f"{folder}/hx", draft, environment={"COLORTERM": "truecolor"}, columns=COLUMNS, rows=ROWS
        )

    with sample_session(start) as (editor, _):
        editor.wait_for(lambda: helix.told(ERRORS, WARNINGS) in editor.status())
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


def in_emacs(server, folder, out):
    look = "(menu-bar-mode -1) (load-theme 'modus-vivendi t) (setq max-mini-window-height 0.4)"

    def start(home, draft):
        return emacs.start(
            home,
            "eglot",
            server,
            f"{folder}/emacs",
            f"{folder}/emacsclient",
            draft,
            before=look,
            columns=COLUMNS,
            rows=ROWS,
        )

    with sample_session(start) as (editor, _):
        editor.wait_for(lambda: len(editor.diagnostics()) == ERRORS + WARNINGS + REMARKS)
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
        editor.lisp(
            '(with-selected-window (get-buffer-window "*xref*") (goto-char (point-min))'
            ' (search-forward "三.3.c") (recenter))'
        )
        picture(editor, f"七.45  {NO_SUCH_PROVISION[:4]}", out / "emacs-citations.png")


if __name__ == "__main__":
    server, folder, out = sys.argv[1:]
    in_helix(server, folder, Path(out))
    in_emacs(server, folder, Path(out))
