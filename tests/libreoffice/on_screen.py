"""The extension in the real Writer as a person sees it: `on_screen.py SERVER [PICTURES]`.

The screen is Xvfb's, the keys are xdotool's. What is underlined is seen by the colours of the waves; where something
stands that is to be clicked is asked of the office's own interface for assistive technology.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from checks import Checks
from office import Office, put_cursor, write
from through_uno import EXPERTS, MISQUOTED, WRONG_KIND
from waiting import wait_for

NEARLY = "20%"
"""Lines are smoothed."""
PAGE = "800x560+60+240"
"""Where nothing but the document is."""
ERROR, WARNING = "#D32F2F", "#E08A00"
WIDTH, HEIGHT = 1280, 900
SECOND_IN_LIST = (WIDTH - 140, 241)
SHOWING = 25
"""`com.sun.star.accessibility.AccessibleStateType`"""


class Screen:
    """An X screen, and what a person does at it."""

    def __init__(self):
        reading, writing = os.pipe()
        self._server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(writing), "-screen", "0", f"{WIDTH}x{HEIGHT}x24", "-nolisten", "tcp", "-ac"],
            pass_fds=[writing],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(writing)
        with os.fdopen(reading) as display:
            self.display = f":{display.readline().strip()}"
        self._folder = Path(tempfile.mkdtemp())

    def __enter__(self):
        return self

    def __exit__(self, *_error):
        self._server.terminate()
        self._server.wait()
        shutil.rmtree(self._folder, ignore_errors=True)

    def do(self, *arguments):
        environment = {**os.environ, "DISPLAY": self.display}
        subprocess.run(
            ["xdotool", *map(str, arguments)], env=environment, check=True, stdout=subprocess.DEVNULL, timeout=60
        )

    def keys(self, *names):
        for name in names:
            self.do("key", "--delay", 60, name)

    def click(self, x, y, button=1):
        self.do("mousemove", x, y, "click", button)

    def fill(self, title):
        """Makes a window as large as the screen, and gives it the keys."""
        found = ["search", "--sync", "--onlyvisible", "--name", title]
        self.do(*found, "windowmove", 0, 0, "windowsize", WIDTH, HEIGHT, "windowfocus")

    def picture(self, path=None):
        path = path or self._folder / "screen.png"
        environment = {**os.environ, "DISPLAY": self.display}
        subprocess.run(["import", "-window", "root", str(path)], env=environment, check=True)
        return path

    def pixels(self, colour):
        """How many points of the page have a colour, or nearly."""
        command = ["convert", str(self.picture()), "-crop", PAGE, "+repage", "-fuzz", NEARLY]
        command += ["-fill", "black", "+opaque", colour, "-fill", "white", "-opaque", colour]
        command += ["-format", "%[fx:mean*w*h]", "info:"]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        return round(float(done.stdout))


def parts(context):
    """The parts of a window that are shown, from the outermost in."""
    yield context
    for at in range(min(context.getAccessibleChildCount(), 200)):
        child = context.getAccessibleChild(at)
        inner = child.getAccessibleContext() if child is not None else None
        if inner is not None and inner.getAccessibleStateSet().contains(SHOWING):
            yield from parts(inner)


def windows(office):
    """The windows of the office that are shown."""
    toolkit = office.create("com.sun.star.awt.Toolkit")
    for at in range(toolkit.getTopWindowCount()):
        window = toolkit.getTopWindow(at)
        context = window.getAccessibleContext() if hasattr(window, "getAccessibleContext") else None
        if context is not None and context.getAccessibleStateSet().contains(SHOWING):
            yield context


def find(office, name):
    """The part that is shown under a name."""
    for window in windows(office):
        for part in parts(window):
            if part.getAccessibleName() == name:
                return part
    return None


def middle(part):
    place, size = part.getLocationOnScreen(), part.getSize()
    return place.X + size.Width // 2, place.Y + size.Height // 2


def press(office, screen, name):
    part = wait_for(lambda: find(office, name))
    if part is None:
        raise RuntimeError(f"nothing is called {name}")
    screen.click(*middle(part))


def drafting(office, screen, checks, pictures):
    def picture(name):
        if pictures:
            screen.picture(pictures / f"{name}.png")

    document = wait_for(office.current)
    text = document.getText()
    screen.fill("draft.odt")
    underlined = wait_for(lambda: screen.pixels(ERROR) > 20 and screen.pixels(WARNING) > 20)
    checks.check("what is wrong is underlined", underlined, (screen.pixels(ERROR), screen.pixels(WARNING)))

    # The words of the document have the keys once they have been clicked.
    screen.click(WIDTH // 3, HEIGHT * 2 // 3)
    view = document.getCurrentController().getViewCursor()
    put_cursor(document, "七.45", 2)
    screen.keys("shift+F10")
    # The menu is the desktop's own, and tells nothing of itself but on the picture.
    opened = wait_for(lambda: view.getString() == "七.45")
    checks.check("the context menu is about what is underlined", opened, view.getString())
    picture("context-menu")
    screen.keys("Down", "Down", "Return")
    checks.check(
        "a fix that is chosen is written", wait_for(lambda: "建议七.25很重要" in text.getString()), text.getString()
    )
    before = screen.pixels(ERROR)
    screen.keys("ctrl+z")
    back = wait_for(lambda: "七.45" in text.getString() and screen.pixels(ERROR) > before)
    checks.check("and taken back", back, text.getString())

    screen.keys("ctrl+End")
    screen.do("type", "--delay", 40, "see decision 7/3")
    waves = screen.pixels(ERROR)
    typed = wait_for(lambda: screen.pixels(ERROR) > max(waves, before))
    checks.check("what is wrong is underlined as one types", typed, text.getString())

    screen.keys("Return", "ctrl+alt+y")
    shown = wait_for(lambda: find(office, "插入"))
    checks.check("the shortcut opens the search", shown)
    screen.do("type", "--delay", 40, "sfxz")
    found = wait_for(
        lambda: find(office, "A部分 七.23  23. 在最后确定正式的司法协助请求时，有关国家应当考虑举行非正式磋商。")
    )
    checks.check("which finds by pinyin", found)
    picture("insert")
    screen.keys("Down", "Down", "Return")
    inserted = wait_for(lambda: text.getString().rstrip().endswith("A部分 七.23"))
    checks.check("what is chosen is cited at the cursor", inserted, text.getString()[-60:])

    screen.keys("ctrl+alt+j")
    read = wait_for(lambda: find(office, "关闭"))
    checks.check("the provision at the cursor is shown", read)
    picture("provision")
    screen.keys("Return")
    wait_for(lambda: not find(office, "关闭"))

    office.command(document, "check")
    listed = wait_for(lambda: find(office, "✗ 七.45"))
    checks.check("the side bar lists the citations with their state", listed and find(office, "✓ A部分 七.23"))
    screen.keys("ctrl+Home")
    # Of a list in the side bar the desktop tells no place.
    screen.click(*SECOND_IN_LIST)
    there = wait_for(lambda: view.getString() == "决议 3/4")
    checks.check("a click goes there", there, view.getString())
    picture("side-bar")


def without_server(office, screen, checks, pictures):
    """A server that does not start: one message, and Writer goes on."""
    document = wait_for(office.current)
    screen.fill("draft.odt")
    text = document.getText()
    controller = document.getCurrentController()
    told = wait_for(lambda: controller.hasInfobar("yuanyin"))
    checks.check("a server that does not start is told of", told)
    if pictures:
        screen.picture(pictures / "no-server.png")
    screen.click(WIDTH // 3, HEIGHT * 2 // 3)
    screen.keys("ctrl+End")
    screen.do("type", "--delay", 40, "still writing")
    checks.check("and Writer goes on", wait_for(lambda: "still writing" in text.getString()), text.getString())
    controller.removeInfobar("yuanyin")
    screen.do("type", "--delay", 40, " on")
    wait_for(lambda: "still writing on" in text.getString())
    checks.check("it is told once", not controller.hasInfobar("yuanyin"))


def draft(office):
    """A document in a file, written by the office itself."""
    path = office.folder / "draft.odt"
    office.start()
    document = office.load(None)
    write(document, EXPERTS, WRONG_KIND, MISQUOTED)
    document.storeToURL(path.as_uri(), ())
    document.close(True)
    office.stop()
    return path


def main():
    server = Path(sys.argv[1])
    pictures = Path(sys.argv[2]) if len(sys.argv) > 2 else None
    checks = Checks("Writer on a screen")
    for part, program in ((drafting, server), (without_server, Path("/bin/false"))):
        with Screen() as screen, Office(program) as office:
            path = draft(office)
            office.show_on(screen.display)
            office.start("--writer", path)
            part(office, screen, checks, pictures)
    return checks.finish()


if __name__ == "__main__":
    sys.exit(main())
