"""Drafting in the real Helix with the committed `editors/helix`: `helix.py SERVER HELIX`."""

import sys

from terminal import MARKUPS, ROOT, SAMPLE, Checks, Home, Terminal, configured, line_of, wrong_in


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


def configure(home, server, change=lambda text: text):
    folder = home.path / ".config" / "helix"
    folder.mkdir(parents=True)
    languages = configured("editors/helix/languages.toml", 'command = "yuanyin"', server)
    (folder / "languages.toml").write_text(change(languages), encoding="utf-8")
    (folder / "config.toml").write_bytes((ROOT / "editors/helix/config.toml").read_bytes())


def drafting(server, helix, checks):
    with Home() as home:
        configure(home, server)
        draft = home.draft("意见.md", SAMPLE.read_text(encoding="utf-8"))
        editor = Helix([helix, str(draft)], home.drafts, home.environment)
        try:
            told = editor.wait_for(lambda: "● 5 ● 3" in editor.status())
            checks.check("three errors and five warnings are told", told, editor.screen())

            editor.find("七\\.45")
            message = "汇编中没有 A.七.45：A.七 有 1 至 31。"
            checks.check("what is wrong stands below the line", editor.wait_for(message), editor.screen())

            editor.find("七\\.20")
            hint = "七.20 各国应当考虑参与和支持建立新…"
            there = editor.wait_for(lambda: hint in editor.screen().replace("\n       ↪ ", " "))
            checks.check("the first words stand behind a citation", there, editor.screen())
            editor.type(" k")
            shown = editor.wait_for("核可文书：第7/3号决议（B.七）")
            checks.check("hover shows the provision and its names", shown, editor.screen())
            editor.keys("Escape", "g", "d")
            line = line_of("20. 各国应当考虑参与")
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
            editor.type("，另见@sfxz")
            checks.check("@ finds a topic by its initials", editor.wait_for("A.七.23"), editor.screen())
            menu = [line.split()[-3] for line in editor.screen().splitlines() if " reference" in line]
            editor.keys(*["Tab"] * (menu.index("A.七.23") + 1 if "A.七.23" in menu else 1), "Enter")
            editor.wait_for(lambda: "@sfxz" not in editor.screen())
            editor.find("决议 3/4 通过")
            editor.type(" a")
            offered = editor.wait_for("改为“决定 3/4”")
            checks.check("a wrong citation offers its fix", offered, editor.screen())
            editor.keys("Enter")
            editor.wait_for("决定 3/4 通过以来")
            editor.command("write")

            editor.wait_for(lambda: "决定 3/4 通过" in draft.read_text(encoding="utf-8"))
            text = draft.read_text(encoding="utf-8")
            checks.check("what was accepted is in the text", text.endswith("见A部分 七.20，另见A部分 七.23\n"), text[-60:])
            checks.check("and the fix", "\n决定 3/4 通过以来" in text and "决议 3/4" not in text, text)
            checks.check("whose diagnostic goes", editor.wait_for(lambda: "● 5 ● 2" in editor.status()), editor.status())

            editor.type(" S")
            editor.type("zhengrenbaohu", pause=0.05)
            checks.check("workspace symbols search the compilation", editor.wait_for("A.二.3.c"), editor.screen())
        finally:
            editor.close()


def languages(server, helix, checks):
    with Home() as home:
        configure(home, server, lambda text: text.replace('inlayHints = "words"', 'locale = "en"'))
        home.draft(".yuanyin.toml", "[diagnostics]\nno-such-provision = \"warning\"\n")
        for ending, text in MARKUPS.items():
            home.draft(f"nested/draft.{ending}", text)
        editor = Helix([helix, "nested/draft.md"], home.drafts, home.environment)
        try:
            for ending in MARKUPS:
                editor.command(f"open nested/draft.{ending}")
                expected = f"● {wrong_in(ending)} "
                told = editor.wait_for(lambda: f"draft.{ending}" in editor.status() and expected in editor.status())
                checks.check(f"the language of .{ending} is known", told, editor.status())
            editor.command("open nested/draft.md")
            editor.find("七\\.45")
            english = editor.wait_for("The compilation has no A.七.45")
            checks.check("settings are followed", english, editor.screen())
            editor.type(" d")
            shown = editor.wait_for("WARN")
            checks.check("and the project file at the root", shown and "ERROR" not in editor.screen(), editor.screen())
        finally:
            editor.close()


if __name__ == "__main__":
    server, helix = sys.argv[1:]
    checks = Checks("Helix")
    drafting(server, helix, checks)
    languages(server, helix, checks)
    sys.exit(checks.finish())
