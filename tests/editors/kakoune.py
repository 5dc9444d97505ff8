"""Drafting in the real Kakoune with kak-lsp and the committed `editors/kakoune`: `kakoune.py SERVER FOLDER`.

The folder holds `kak` and `kak-lsp`.
"""

import sys

from terminal import MARKUPS, ROOT, SAMPLE, Checks, Home, Terminal, configured, line_of, wrong_in

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
        try:
            self.command("kill!")
        except RuntimeError:
            pass
        super().close()

    def status(self):
        return self.screen().rstrip().splitlines()[-1:]


def documented():
    """README's lines for kakrc, without the path of the configuration."""
    readme = (ROOT / "editors/kakoune/README.md").read_text(encoding="utf-8")
    block = readme.split("```kak\n")[1].split("```")[0]
    assert "source /path/to/yuanyin.kak" in block
    return block


def start(home, folder, server, change, *files):
    kak = home.path / ".config" / "kak"
    kak.mkdir(parents=True)
    configuration = kak / "yuanyin.kak"
    configuration.write_text(change(configured("editors/kakoune/yuanyin.kak", 'command = "yuanyin"', server)),
                             encoding="utf-8")
    kakrc = documented().replace("/path/to/yuanyin.kak", str(configuration))
    (kak / "kakrc").write_text(kakrc + MODELINE, encoding="utf-8")
    environment = {**home.environment, "PATH": f"{folder}:{home.environment['PATH']}"}
    return Kakoune([f"{folder}/kak", *map(str, files)], home.drafts, environment)


def drafting(server, folder, checks):
    with Home() as home:
        draft = home.draft("意见.md", SAMPLE.read_text(encoding="utf-8"))
        editor = start(home, folder, server, lambda text: text, draft)
        try:
            told = editor.wait_for("E3 W5 at")
            checks.check("three errors and five warnings are told", told, editor.screen())

            editor.find("七.20")
            editor.type(" lh")
            shown = editor.wait_for("核可文书：第7/3号决议（B.七）")
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

            editor.find("决议 3/4")
            editor.type(" la")
            offered = editor.wait_for("改为“决定 3/4”")
            checks.check("a wrong citation offers its fix", offered, editor.screen())
            editor.type("改为", pause=0.05)
            editor.wait_for(lambda: "在此处忽略" not in editor.screen())
            editor.keys("Enter")
            gone = editor.wait_for("E2 W5 at")
            checks.check("whose diagnostic goes with it", gone, editor.screen())
            editor.command("write")
            editor.wait_for(lambda: "决定 3/4 通过" in draft.read_text(encoding="utf-8"))
            text = draft.read_text(encoding="utf-8")
            checks.check("the fix is in the text", "\n决定 3/4 通过以来" in text and "决议 3/4" not in text, text)
            checks.check("and what was accepted", text.endswith("见A部分 七.20，另见A部分 七.23\n"), text[-60:])
        finally:
            editor.close()


def languages(server, folder, checks):
    with Home() as home:
        home.draft(".yuanyin.toml", '[diagnostics]\nno-such-provision = "warning"\n')
        for ending, text in MARKUPS.items():
            home.draft(f"nested/draft.{ending}", text)
        settings = lambda text: text.replace('inlayHints = "words"', 'locale = "en"')  # noqa: E731
        editor = start(home, folder, server, settings, "nested/draft.md")
        try:
            editor.wait_for("at nested/draft.md")
            for ending in MARKUPS:
                editor.command(f"edit nested/draft.{ending}")
                told = editor.wait_for(f"E0 W{wrong_in(ending)} at nested/draft.{ending}")
                checks.check(f"the language of .{ending} is known", told, editor.status())
            editor.command("edit nested/draft.md")
            editor.find("七.45")
            editor.type(" lh")
            english = editor.wait_for("The compilation has no A.七.45")
            checks.check("settings are followed", english, editor.screen())
        finally:
            editor.close()


if __name__ == "__main__":
    server, folder = sys.argv[1:]
    checks = Checks("Kakoune")
    drafting(server, folder, checks)
    languages(server, folder, checks)
    sys.exit(checks.finish())
