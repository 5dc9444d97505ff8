"""Drafting in the real Emacs with the committed `editors/emacs`: `emacs.py CLIENT SERVER EMACS EMACSCLIENT`.

The client is `eglot` or `lsp-mode`; the lines of `editors/emacs/README.md` start it.
"""

import itertools
import re
import subprocess
import sys

from checks import Checks
from drafts import (
    ERRORS,
    ITS_FIX,
    MARKUPS,
    NO_SUCH_PROVISION,
    PROVISION_NAMES,
    PROVISION_WORDS,
    REMARKS,
    ROOT,
    WARNINGS,
    WRONG_KIND,
    is_mended,
    line_of,
    wrong_in,
)
from session import Home, committed, markups_session, sample_session
from terminal import Terminal
from waiting import wait_for

LOOK = """
(setq inhibit-startup-screen t make-backup-files nil auto-save-default nil create-lockfiles nil
      eglot-confirm-server-initiated-edits nil lsp-warn-no-matched-clients nil
      lsp-enable-suggest-server-download nil lsp-modeline-diagnostics-enable nil
      completion-auto-help 'always)
(require 'markdown-mode)
(load "lsp-mode-autoloads")
(server-start)
"""
"""What keeps a session quiet; nothing of it is needed for Yuanyin."""


class Emacs(Terminal):
    def __init__(self, emacs, client, home, init, *files, columns=130, rows=40):
        self.client = client
        self.environment = home.environment
        self.folder = home.drafts
        path = home.write("init.el", LOOK + init)
        super().__init__(
            [emacs, "-Q", "-nw", "-l", str(path), *map(str, files)], home.drafts, home.environment, columns, rows
        )

    def lisp(self, expression):
        """What an expression gives in the current buffer, as Emacs prints it; nothing while it is busy."""
        try:
            done = subprocess.run(
                [self.client, "--eval", f"(with-current-buffer (window-buffer (selected-window)) {expression})"],
                env=self.environment,
                capture_output=True,
                timeout=10,
                check=False,
            )
        except subprocess.TimeoutExpired:
            return "(busy)"
        # emacsclient cuts a long answer into pieces without regard to characters, and may part one of them.
        if done.returncode != 0:
            return f"(failed: {done.stderr.decode(errors='replace').strip()})"
        return done.stdout.decode(errors="replace").strip().replace("\\n", "\n")

    def text_of(self, buffer):
        """The text of a buffer, without how it is shown: what is propertized prints ten times as long."""
        return self.lisp(f'(with-current-buffer "{buffer}" (buffer-substring-no-properties (point-min) (point-max)))')

    def text(self):
        return self.lisp("(buffer-substring-no-properties (point-min) (point-max))")

    def put_point(self, words, within=0):
        """Puts point on the first place of some words, so many characters into them."""
        self.lisp(
            f'(progn (goto-char (point-min)) (search-forward "{words}") (goto-char (+ (match-beginning 0) {within})))'
        )
        # What shows itself at point does so after a key.
        self.keys("C-b", "C-f")

    def rest_until(self, shown):
        """Rests at point until a text is shown there; whether it is. Emacs shows in the same line what else there is to say, and
        what was there before comes back after a key: so one is pressed now and then."""
        looks = itertools.count(1)

        def probe():
            if shown in self.screen():
                return True
            if next(looks) % 30 == 0:
                self.keys("C-b", "C-f")
            return False

        return self.wait_for(probe)

    def command(self, name):
        self.keys("M-x")
        self.type(name, pause=0.01)
        self.keys("Enter")

    def complete(self, label):
        """Asks for completions and chooses one; those that were offered."""
        self.keys("C-M-i")
        listed = (
            '(with-current-buffer "*Completions*" (let ((at (point-min)) found)'
            " (while (setq at (next-single-property-change at 'completion--string))"
            ' (push (substring-no-properties (or (get-text-property at \'completion--string) "")) found))'
            ' (string-join (delete "" (delete-dups (reverse found))) "|")))'
        )
        # Asking before the server has answered would stop Emacs from waiting for it.
        self.wait_for("possible completions")
        offered = self.lisp(listed).strip('"').split("|")
        if label in offered:
            self.keys(*["M-Down"] * (offered.index(label) + 1), "M-Enter")
            return offered
        return [*offered, self.screen()]

    def diagnostics(self):
        """How many there are of each kind, as flymake has them."""
        kinds = self.lisp(
            '(mapconcat (lambda (one) (symbol-name (flymake-diagnostic-type one))) (flymake-diagnostics) " ")'
        )
        # eglot-error, lsp-mode's :error and the like.
        return sorted(re.findall(r"error|warning|note", kinds))


def documented(server):
    """README's blocks of Emacs Lisp: for the init file, for eglot, for lsp-mode."""
    readme = committed("editors/emacs/README.md")
    blocks = re.findall(r"^```elisp\n(.*?)^```$", readme, re.MULTILINE | re.DOTALL)
    init = blocks[0].replace("/path/to/editors/emacs", str(ROOT / "editors/emacs"))
    assert '"/path/to/yuanyin"' in init and ";; eglot" in blocks[1] and ";; lsp-mode" in blocks[2]
    return init.replace("/path/to/yuanyin", server), {"eglot": blocks[1], "lsp-mode": blocks[2]}


def start(home, client, server, emacs, emacsclient, *files, before="", **size):
    """Emacs with the lines of README for a client in its init file, after those of `before`."""
    init, clients = documented(server)
    return Emacs(emacs, emacsclient, home, before + init + clients[client], *files, **size)


def drafting(client, server, emacs, emacsclient, checks):
    with sample_session(lambda home, draft: start(home, client, server, emacs, emacsclient, draft)) as (editor, _):
        expected = ["error"] * ERRORS + ["note"] * REMARKS + ["warning"] * WARNINGS
        told = wait_for(lambda: editor.diagnostics() == expected)
        checks.check("every planted mistake is told", told, f"{editor.diagnostics()}\n{editor.screen()}")

        editor.put_point("七.20", 2)
        if client == "eglot":
            shown = editor.rest_until("A.七.20")
            checks.check("resting on a citation shows it below", shown, editor.screen())
            editor.keys("C-h", ".")
        else:
            editor.command("lsp-describe-thing-at-point")
        shown = editor.wait_for(PROVISION_NAMES)
        checks.check(
            "hover shows the provision and its names",
            shown and "各国应当考虑参与和支持建立新的" in editor.screen(),
            editor.screen(),
        )
        editor.keys("C-x", "1")

        editor.put_point("七.20", 2)
        editor.keys("M-.")
        there = wait_for(lambda: "part-a.md" in editor.lisp("(buffer-name)"))
        checks.check("definition opens the corpus", there, editor.screen())
        line = editor.lisp("(line-number-at-pos)")
        checks.check("at the line of the provision", line == str(line_of(PROVISION_WORDS)), line)
        editor.keys("M-,")
        wait_for(lambda: "意见" in editor.lisp("(buffer-name)"))

        editor.keys("M->")
        editor.type("见A部分 七.")
        offered = editor.complete("七.20")
        checks.check("七. offers the paragraphs", offered[0] == "七.1" and offered[-1] == "七.31", offered)
        editor.type("。根据决定 ")
        offered = editor.complete("决定 3/4")
        decisions = ["决定 1/4", "决定 2/6", "决定 3/4", "决定 4/3"]
        checks.check("决定␣ offers the decisions", offered == decisions, offered)
        editor.type("，另见@sfxz")
        offered = editor.complete("A.七.23")
        checks.check("@ finds a topic by its initials", "A.七.23" in offered, offered)
        written = '\n见A部分 七.20。根据决定 3/4，另见A部分 七.23"'
        accepted = wait_for(lambda: editor.text().endswith(written))
        checks.check("what was accepted is in the text", accepted, editor.text()[-60:])

        editor.keys("C-x", "1")
        editor.put_point(WRONG_KIND, 4)
        editor.command("eglot-code-actions" if client == "eglot" else "lsp-execute-code-action")
        if client == "lsp-mode":
            editor.wait_for("Select code action")
            editor.keys("Tab")
        offered = editor.wait_for(ITS_FIX)
        checks.check("a wrong citation offers its fix", offered, editor.screen())
        editor.type("改为“决定 3/4")
        editor.keys("Tab", "Enter")
        mended = wait_for(lambda: is_mended(editor.text()))
        checks.check("which mends it", mended, editor.screen())
        expected.remove("error")
        gone = wait_for(lambda: editor.diagnostics() == expected)
        checks.check("and its diagnostic goes", gone, editor.diagnostics())

        editor.keys("M->")
        editor.type("，又见")
        editor.command("yuanyin-insert")
        editor.wait_for("查找 Search")
        editor.type("sfxz")
        editor.keys("Enter")
        editor.wait_for("援引 Cite")
        editor.keys("Tab")
        editor.wait_for("A部分 七.23 ")
        editor.keys("Tab")
        listed = editor.wait_for("在最后确定正式的司法协助请求时")
        checks.check("yuanyin-insert lists provisions with their words", listed, editor.screen())
        editor.type("A部分 七.23")
        editor.keys("Enter")
        inserted = wait_for(lambda: editor.text().endswith('，又见A部分 七.23"'))
        checks.check("and inserts the one chosen", inserted, editor.text()[-60:] + editor.screen())

        editor.put_point("CTOC/COP/WG.2/2013/5，第24段", 4)
        editor.command("yuanyin-show")
        editor.wait_for("CTOC/COP/WG.2/2013/5，第24段):")
        editor.keys("Enter")
        shown = editor.wait_for("又作 Also cited as: 缔约方会议第7/3号决议附件一第20段") or editor.wait_for(
            "又作 Also cited as: 第7/3号决议附件一第20段"
        )
        checks.check(
            "yuanyin-show shows the citation at point",
            shown and "A.七.20" in editor.text_of("*yuanyin*"),
            editor.screen(),
        )
        editor.keys("C-x", "1")

        editor.command("yuanyin-citations")
        line = f"七.45  {NO_SUCH_PROVISION}"
        listed = wait_for(lambda: line in editor.text_of("*xref*"))
        checks.check("yuanyin-citations lists them with what is wrong", listed, editor.screen())
        editor.lisp('(progn (goto-char (point-min)) (search-forward "七.45"))')
        editor.keys("Enter")
        at = wait_for(lambda: editor.lisp('(looking-at-p "七\\\\.45")') == "t")
        checks.check("and goes to one of them", at, editor.screen())
        editor.keys("C-x", "1")

        editor.command("yuanyin-authorities")
        table = editor.wait_for("| A.二.5 | 技术援助问题政府专家工作组第二次会议建议第5段 |")
        checks.check("yuanyin-authorities makes the table", table, editor.screen())


def languages(client, server, emacs, emacsclient, checks):
    in_english = '(setq yuanyin-settings \'(:locale "en"))'
    # Debian has no modes for the others here.
    endings = [ending for ending in MARKUPS if ending not in ("adoc", "typ")]
    with markups_session(
        lambda home, _: start(home, client, server, emacs, emacsclient, before=in_english), endings
    ) as editor:
        wait_for(lambda: editor.lisp("t") == "t" and editor.screen().strip())
        for ending in endings:
            editor.keys("C-x", "C-f")
            editor.type(f"{editor.folder}/nested/draft.{ending}", pause=0.01)
            editor.keys("Enter")
            wait_for(lambda: editor.lisp("(buffer-name)") == f'"draft.{ending}"')
            # Flymake begins with the next command.
            editor.keys("C-f")
            if ending == "txt":
                editor.command("eglot" if client == "eglot" else "lsp")
            expected = ["warning"] * wrong_in(ending)
            known = wait_for(lambda: editor.diagnostics() == expected)
            checks.check(f"the language of .{ending} is known", known, f"{editor.diagnostics()} {editor.screen()}")
        english = editor.lisp("(flymake-diagnostic-text (car (flymake-diagnostics)))")
        checks.check("settings are followed", "Part A, section VII, has no paragraph 4" in english, english)


def package(emacs, checks):
    """The package compiles without a warning, and its documentation is as Emacs wants it."""
    with Home() as home:
        file = ROOT / "editors/emacs/yuanyin.el"
        compiled = home.path / "yuanyin.elc"
        lines = [
            f'(setq byte-compile-error-on-warn t byte-compile-dest-file-function (lambda (_) "{compiled}"))',
            f'(byte-compile-file "{file}")',
            f'(checkdoc-file "{file}")',
        ]
        command = [emacs, "-Q", "--batch", *(part for line in lines for part in ("--eval", line))]
        done = subprocess.run(command, env=home.environment, capture_output=True, text=True, check=False)
        told = [line for line in done.stderr.splitlines() if line.strip() and "Lisp directory" not in line]
        checks.check("yuanyin.el compiles without a warning", compiled.exists(), done.stderr)
        checks.check("and its documentation is in order", told == [], done.stderr)


if __name__ == "__main__":
    client, server, emacs, emacsclient = sys.argv[1:]
    checks = Checks(f"Emacs, {client}")
    if client == "eglot":
        package(emacs, checks)
    drafting(client, server, emacs, emacsclient, checks)
    languages(client, server, emacs, emacsclient, checks)
    sys.exit(checks.finish())
