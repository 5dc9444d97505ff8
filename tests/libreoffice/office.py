"""A LibreOffice of its own, with a fresh profile in which the extension has been installed as a user does."""

import contextlib
import os
import shutil
import socket
import subprocess
import tempfile
from pathlib import Path

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException
from com.sun.star.lang import DisposedException, Locale
from waiting import wait_for

REPOSITORY = Path(__file__).resolve().parents[2]
PROOFREADER = "yuanyin.libreoffice.Proofreader"
PROOFREADING = 2
NOBODY = 65534


class Office:
    """Writer with a document or without. Its files stand in `folder`; the extension speaks the language `locale`.

    `unopkg` refuses to serve root: who is root has it done, and the office run, by nobody.
    """

    def __init__(self, server, locale="zh-CN"):
        self.folder = Path(tempfile.mkdtemp(prefix="yuanyin-office-"))
        self.folder.chmod(0o777)
        self._display = None
        self._program = None
        self.context = None
        self.package = self.folder / "yuanyin.oxt"
        command = [REPOSITORY / "editors/libreoffice/package", "--server", server, "--out", self.package]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        self.package.chmod(0o644)
        self._run("mkdir", "-p", self.folder / "home", self.folder / "profile/user")
        self._run("unopkg", "add", self.package, self._profile())
        self._write_locale(locale)

    def __enter__(self):
        return self

    def __exit__(self, *_error):
        self.stop()
        shutil.rmtree(self.folder, ignore_errors=True)

    def _profile(self):
        return f"-env:UserInstallation={(self.folder / 'profile').as_uri()}"

    def _as_user(self):
        if os.getuid() != 0:
            return []
        return ["setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups"]

    def _environment(self):
        shown = {"DISPLAY": self._display} if self._display else {}
        kept = {name: os.environ[name] for name in ("PATH", "LANG", "LC_ALL") if name in os.environ}
        return {**kept, "HOME": str(self.folder / "home"), "PYTHONDONTWRITEBYTECODE": "1", **shown}

    def _run(self, *command):
        command = [*self._as_user(), *map(str, command)]
        done = subprocess.run(
            command, env=self._environment(), capture_output=True, text=True, check=False, timeout=120
        )
        if done.returncode != 0:
            raise RuntimeError(f"{command}: {done.stdout}{done.stderr}")

    def _write_locale(self, locale):
        """The language of the office's windows, for which Debian has a package each."""
        modifications = self.folder / "profile/user/registrymodifications.xcu"
        kept = modifications.read_text(encoding="utf-8") if modifications.exists() else EMPTY
        item = (
            '<item oor:path="/org.openoffice.Office.Linguistic/General"><prop oor:name="UILocale" oor:op="fuse">'
            f"<value>{locale}</value></prop></item>"
            '<item oor:path="/org.openoffice.Office.Common/Misc"><prop oor:name="FirstRun" oor:op="fuse">'
            "<value>false</value></prop></item>"
        )
        modifications.write_text(kept.replace("</oor:items>", f"{item}</oor:items>"), encoding="utf-8")
        modifications.chmod(0o666)

    def remove(self):
        """Takes the extension away."""
        self._run("unopkg", "remove", "yuanyin.libreoffice", self._profile())

    def process(self):
        """The number of the office's process."""
        for folder in Path("/proc").glob("[0-9]*"):
            try:
                command = (folder / "cmdline").read_text(encoding="utf-8", errors="replace")
            except OSError:
                continue
            if "soffice.bin" in command.split("\0")[0] and str(self.folder) in command:
                return int(folder.name)
        return None

    def show_on(self, display):
        """From the next start on it shows its windows there."""
        self._display = display

    def start(self, *arguments):
        """Starts it, with documents to open, and waits until it can be spoken with."""
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        self._program = subprocess.Popen(
            [
                *self._as_user(),
                "soffice",
                self._profile(),
                "--norestore",
                "--nologo",
                *(() if self._display else ("--headless",)),
                f"--accept=socket,host=127.0.0.1,port={port};urp;",
                *map(str, arguments),
            ],
            env=self._environment(),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        local = uno.getComponentContext()
        resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)

        def connect():
            try:
                return resolver.resolve(f"uno:socket,host=127.0.0.1,port={port};urp;StarOffice.ComponentContext")
            except NoConnectException:
                return None

        self.context = wait_for(connect)
        if self.context is None:
            raise RuntimeError("the office does not answer")

    def stop(self):
        """Ends it as its menu does; nothing is saved."""
        if self._program is None:
            return
        # The connection ends with it.
        with contextlib.suppress(DisposedException):
            desktop = self.create("com.sun.star.frame.Desktop")
            components = desktop.getComponents().createEnumeration()
            while components.hasMoreElements():
                component = components.nextElement()
                # Or it would ask whether to save it.
                if hasattr(component, "setModified"):
                    component.setModified(False)
            desktop.terminate()
        try:
            self._program.wait(timeout=20)
        except subprocess.TimeoutExpired:
            os.killpg(self._program.pid, 9)
        self._program = None

    def create(self, service):
        return self.context.ServiceManager.createInstanceWithContext(service, self.context)

    def load(self, path):
        """Opens a file, or a new document where it is `None`."""
        address = "private:factory/swriter" if path is None else Path(path).as_uri()
        return self.create("com.sun.star.frame.Desktop").loadComponentFromURL(address, "_blank", 0, ())

    def current(self):
        """The document in front."""
        return self.create("com.sun.star.frame.Desktop").getCurrentComponent()

    def command(self, document, name, **arguments):
        """Carries out a command of the extension's, as menu and toolbar do."""
        given = tuple(PropertyValue(key, 0, value, 0) for key, value in arguments.items())
        frame = document.getCurrentController().getFrame()
        self.create("com.sun.star.frame.DispatchHelper").executeDispatch(frame, f"vnd.yuanyin:{name}", "", 0, given)

    def proofread(self, document):
        """What Writer would be told of each paragraph: code, words underlined, reason, fixes."""
        proofreader = self.create(PROOFREADER)
        found = []
        for text in flat_paragraphs(document):
            found += [told(text, error) for error in errors(proofreader, document, text)]
        return found

    def servers(self):
        """The numbers of the servers that the office has started."""
        found = []
        for folder in Path("/proc").glob("[0-9]*"):
            try:
                if str(self.folder) in os.readlink(folder / "exe") and folder.joinpath("exe").stat():
                    found.append(int(folder.name))
            except OSError:
                continue
        return found


EMPTY = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<oor:items xmlns:oor="http://openoffice.org/2001/registry" '
    'xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">\n</oor:items>\n'
)


def flat_paragraphs(document):
    """The texts of a document's paragraphs, as they are given to be proofread."""
    paragraphs = document.getFlatParagraphIterator(PROOFREADING, False)
    paragraph = paragraphs.getFirstPara()
    while paragraph is not None:
        yield paragraph.getText()
        paragraph = paragraphs.getNextPara()


def errors(proofreader, document, text):
    uid = document.getPropertyValue("RuntimeUID")
    length = len(text.encode("utf-16-le")) // 2
    return proofreader.doProofreading(uid, text, Locale("zh", "CN", ""), 0, length, ()).aErrors


def told(text, error):
    units = text.encode("utf-16-le")
    words = units[error.nErrorStart * 2 : (error.nErrorStart + error.nErrorLength) * 2].decode("utf-16-le")
    return error.aRuleIdentifier, words, error.aFullComment, tuple(error.aSuggestions)


def write(document, *paragraphs):
    """Writes paragraphs at the end of a document."""
    text = document.getText()
    cursor = text.createTextCursor()
    cursor.gotoEnd(False)
    for paragraph in paragraphs:
        text.insertString(cursor, paragraph, False)
        text.insertControlCharacter(cursor, 0, False)


def put_cursor(document, words, within=0):
    """Puts the cursor on the first place of some words, so many characters into them; selects nothing."""
    search = document.createSearchDescriptor()
    search.setSearchString(words)
    found = document.findFirst(search)
    view = document.getCurrentController().getViewCursor()
    view.gotoRange(found.getStart(), False)
    view.goRight(within, False)
    return found
