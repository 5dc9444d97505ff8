"""Drafting in the real Kate with the committed `editors/kate`: `dbus-run-session kate.py SERVER KATE [FOLDER]`.

Leaves pictures in the folder, if one is named.
"""

import re
import subprocess
import sys
import time
from pathlib import Path

from checks import Checks
from desktop import Desktop, press, put_caret, text_of
from drafts import (
    ERRORS,
    NO_SUCH_PROVISION,
    PROVISION_NAMES,
    PROVISION_WORDS,
    REMARKS,
    WARNINGS,
    WRONG_KIND,
    is_mended,
    line_of,
)
from session import Home, configured, read, sample_session
from waiting import wait_for


class Kate(Desktop):
    def draft(self):
        """The text of the document that is seen."""
        return self.find("text", lambda name: name)[0]

    def show_diagnostics(self):
        """Opens the view of diagnostics, which before Kate 23 belonged to the plugin."""
        for button in self.find("check box", "Diagnostics"):
            return press(button)
        return self.choose("Switch to Diagnostics Tab")

    def put_caret(self, words, within=0):
        put_caret(self.draft(), words, within)

    def at(self):
        """The document and the line that the window is at."""
        titles = [name.split(" — ")[0].strip(" *") for name in self.names("frame", lambda name: name)]
        positions = self.names("push button", lambda name: re.fullmatch(r"\d+:\d+", name))
        return titles[:1], [position.split(":")[0] for position in positions]

    def problems(self):
        """What is told in the tab of diagnostics, without the places that it points to."""
        return self.names("table cell", lambda name: name.startswith("[yuanyin] "), scrolled=True)

    def offered(self):
        """The list of completions: what each would write, which stands before its words in brackets."""
        cells = self.names("table cell", lambda name: re.match(r"[^\[]+ \[.*\]$", name), scrolled=True)
        return [cell.split(" [")[0] for cell in cells]


def version(kate):
    with Home() as home:
        # Without a bus: what it would start there has no screen, and would be what the windows are told to.
        done = subprocess.run(
            [kate, "--version"],
            env={**home.environment, "QT_QPA_PLATFORM": "offscreen"},
            capture_output=True,
            text=True,
            check=True,
        )
    return tuple(int(part) for part in re.search(r"kate (\d+)\.(\d+)", done.stdout).groups())


def start(home, server, kate, draft):
    """Kate with a settings file as a user makes it; the question whether to start the server is answered."""
    home.path.chmod(0o700)
    home.write(
        ".config/kate/lspclient/settings.json",
        configured("editors/kate/settings.json", '"command": ["yuanyin"]', server),
    )
    editor = Kate([kate, "--block", str(draft)], home.drafts, home.environment, qt=6 if version(kate) >= (24, 0) else 5)
    editor.asked = wait_for(lambda: editor.find("alert") and editor.shows(str(server)) and editor.choose("Yes"))
    wait_for(lambda: not editor.find("alert"))
    editor.fill_screen()
    return editor


def drafting(server, kate, checks, pictures):
    # Kate 22.12 writes a completion behind what it should replace.
    replaces = version(kate) >= (23, 0)
    with sample_session(lambda home, draft: start(home, server, kate, draft)) as (editor, draft):
        checks.check("the server is started when that is allowed", editor.asked, editor.names("alert"))
        editor.show_diagnostics()
        expected = ERRORS + WARNINGS + REMARKS
        told = wait_for(lambda: len(editor.problems()) == expected)
        checks.check("every planted mistake is told", told, editor.problems())
        wrong = f"[yuanyin] (no-such-provision) {NO_SUCH_PROVISION}"
        checks.check("with its code and reason", wrong in editor.problems(), editor.problems())

        editor.put_caret("七.20", 1)
        editor.choose("Symbol Info")
        shown = wait_for(lambda: editor.shows(PROVISION_NAMES))
        checks.check("hover shows the provision and its names", shown, [text_of(one) for one in editor.find("label")])
        if pictures:
            editor.picture(pictures / "kate-hover.png")

        editor.choose("Go to Definition")
        line = str(line_of(PROVISION_WORDS))
        there = wait_for(lambda: editor.at() == (["part-a.md"], [line]))
        checks.check("definition goes to its line of the corpus", there, editor.at())
        editor.keys("ctrl+w")
        wait_for(lambda: editor.at()[0] == ["意见.md"])

        editor.draft().grab_focus()
        editor.keys("ctrl+End")
        editor.type("见A部分 七.")
        wait_for(lambda: len(editor.offered()) == 31)
        offered = editor.offered()
        checks.check("七. offers the paragraphs", offered[:1] + offered[-1:] == ["七.1", "七.31"], offered)
        if pictures:
            editor.picture(pictures / "kate-completion.png")
        if replaces:
            # It would be found no more by what is typed on, a word to Kate that no citation begins with.
            editor.keys(*["Down"] * offered.index("七.20"), "Return")
            accepted = wait_for(lambda: text_of(editor.draft()).endswith("\n见A部分 七.20"))
            checks.check("and one of them is chosen", accepted, text_of(editor.draft())[-60:])
        else:
            editor.keys("Escape")

        editor.put_caret(WRONG_KIND, 4)
        # Its menu; that of “Quick Fix” would carry out every fix.
        editor.keys("alt+Return")
        # Reading the windows while Kate 26.08 fills the menu brings it down.
        time.sleep(3)
        if pictures:
            editor.picture(pictures / "kate-fix.png")
        editor.keys("Down", "Return")
        time.sleep(1)
        mended = wait_for(lambda: is_mended(text_of(editor.draft())))
        checks.check("the first action mends a wrong citation", mended, text_of(editor.draft())[-900:])
        gone = wait_for(lambda: len(editor.problems()) == expected - 1)
        checks.check("and is told no more", gone, editor.problems())

        editor.keys("ctrl+s")
        wait_for(lambda: is_mended(read(draft)))
        text = read(draft)
        checks.check("the fix is in the file", is_mended(text), text)
        if replaces:
            checks.check("and what was accepted", text.endswith("\n见A部分 七.20\n"), text[-60:])


if __name__ == "__main__":
    server, kate, *folder = sys.argv[1:]
    checks = Checks("Kate")
    drafting(server, kate, checks, Path(folder[0]) if folder else None)
    sys.exit(checks.finish())
