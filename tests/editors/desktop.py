"""A program with windows on a screen of its own, driven as a person does and read as a screen reader does.

The screen is Xvfb's; the keys are xdotool's; what stands in the windows comes through AT-SPI, the
interface for assistive technology. Needs Debian's python3-gi and gir1.2-atspi-2.0, and a D-Bus of
its own around the whole process (`dbus-run-session`), which can start one program only: AT-SPI does
not replace what it has told of the first one's windows.
"""

import os
import subprocess
import time
import warnings
from pathlib import Path

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, Gio, GLib
from waiting import wait_for

# Its newer names for the same are not in Debian 12.
warnings.simplefilter("ignore", DeprecationWarning)

WIDTH, HEIGHT = 1280, 900

CHOSEN = ("menu item", "check menu item", "push button", "button", "check box")
"""The roles of what can be chosen or pressed, as Qt 5 and Qt 6 name them."""


class Desktop:
    """A program on an X screen. The parts of its windows are `Atspi.Accessible`s."""

    def __init__(self, command, folder, environment, qt):
        self._class = Path(command[0]).name
        reading, writing = os.pipe()
        self._server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(writing), "-screen", "0", f"{WIDTH}x{HEIGHT}x24", "-nolisten", "tcp"],
            pass_fds=[writing],
            stderr=subprocess.DEVNULL,
        )
        os.close(writing)
        with os.fdopen(reading) as display:
            number = display.readline().strip()
        self._environment = {
            **environment,
            "DISPLAY": f":{number}",
            "DBUS_SESSION_BUS_ADDRESS": os.environ["DBUS_SESSION_BUS_ADDRESS"],
            # What makes Qt 5 tell what its windows hold.
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        }
        if qt == 6:
            _ask_for_accessibility()
        self._program = subprocess.Popen(
            command, cwd=folder, env=self._environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        # Qt 5 tells nothing of its windows if it is asked before they are there.
        wait_for(self._window)
        time.sleep(2)

    def _xdotool(self, *arguments):
        subprocess.run(["xdotool", *map(str, arguments)], env=self._environment, check=True, stdout=subprocess.DEVNULL)

    def _window(self):
        """The number of the program's window, when one is in view."""
        done = subprocess.run(
            ["xdotool", "search", "--onlyvisible", "--class", self._class],
            env=self._environment,
            capture_output=True,
            text=True,
            check=False,
        )
        return (done.stdout.split() or [None])[0]

    def fill_screen(self):
        """Makes the program's only window as large as the screen, and gives it the keys."""
        window = wait_for(self._window)
        if not window:
            raise RuntimeError(f"no window of {self._class}; the program has ended with {self._program.poll()}")
        self._xdotool("windowmove", window, 0, 0, "windowsize", window, WIDTH, HEIGHT, "windowfocus", window)

    def keys(self, *names):
        """Presses keys by xdotool's names: `ctrl+s`, `Return`."""
        for name in names:
            self._xdotool("key", name)
            time.sleep(0.1)

    def type(self, text):
        self._xdotool("type", "--delay", 100, text)

    def parts(self, hidden=False):
        """The parts of the program's windows, from the outermost in; with `hidden` those of closed menus too."""
        desktop = Atspi.get_desktop(0)
        waiting = [desktop.get_child_at_index(at) for at in range(desktop.get_child_count())]
        while waiting:
            part = waiting.pop(0)
            try:
                if part is None:
                    continue
                yield part
                # An application is not itself shown.
                if hidden or _is_showing(part) or part.get_role_name() == "application":
                    waiting[:0] = [part.get_child_at_index(at) for at in range(part.get_child_count())]
            except GLib.Error:
                # It was closed meanwhile.
                continue

    def find(self, role, name=lambda _: True, scrolled=False, hidden=False):
        """The visible parts of a role whose name is a text, or is accepted by a function.

        With `scrolled` also those that are not in view, with `hidden` those of closed menus too.
        """
        accepts = name if callable(name) else lambda it: it == name
        found = []
        for part in self.parts(hidden):
            try:
                if (
                    part.get_role_name() == role
                    and accepts(part.get_name() or "")
                    and (scrolled or hidden or _is_showing(part))
                ):
                    found.append(part)
            except GLib.Error:
                continue
        return found

    def names(self, role, name=lambda _: True, scrolled=False, hidden=False):
        return [part.get_name() for part in self.find(role, name, scrolled, hidden)]

    def shows(self, text):
        """Whether a text stands somewhere in a window, as a name or as what can be read in a part."""
        for part in self.parts():
            try:
                if _is_showing(part) and (text in (part.get_name() or "") or text in text_of(part)):
                    return True
            except GLib.Error:
                continue
        return False

    def choose(self, name):
        """Chooses the item of a menu, open or not, or presses the button; whether there is one."""
        for part in self.parts(hidden=True):
            try:
                if part.get_name() == name and part.get_role_name() in CHOSEN:
                    return press(part)
            except GLib.Error:
                continue
        return False

    def picture(self, file):
        subprocess.run(["import", "-window", "root", str(file)], env=self._environment, check=True)

    def close(self):
        self._program.terminate()
        try:
            self._program.wait(timeout=10)
        except subprocess.TimeoutExpired:
            self._program.kill()
        self._server.terminate()
        self._server.wait()


def _ask_for_accessibility():
    """Says on the bus that somebody listens, which makes Qt 6 tell what its windows hold, and Qt 5 not."""
    bus = Gio.bus_get_sync(Gio.BusType.SESSION)
    for name in ("IsEnabled", "ScreenReaderEnabled"):
        bus.call_sync(
            "org.a11y.Bus",
            "/org/a11y/bus",
            "org.freedesktop.DBus.Properties",
            "Set",
            GLib.Variant("(ssv)", ("org.a11y.Status", name, GLib.Variant("b", True))),
            None,
            Gio.DBusCallFlags.NONE,
            -1,
            None,
        )


def _is_showing(part):
    return part.get_state_set().contains(Atspi.StateType.SHOWING)


def text_of(part):
    """What can be read in a part; nothing where it is no text."""
    return Atspi.Text.get_text(part, 0, -1) if "Text" in part.get_interfaces() else ""


def press(part):
    """Presses a button, or chooses the item of a menu."""
    actions = [Atspi.Action.get_action_name(part, at) for at in range(part.get_n_actions())]
    return "Press" in actions and part.do_action(actions.index("Press"))


def put_caret(part, words, within=0):
    """Puts the caret of a text on the first place of some words, so many characters into them."""
    Atspi.Text.set_caret_offset(part, text_of(part).index(words) + within)
    part.grab_focus()
