"""The extension in the real Writer without a screen: `through_uno.py SERVER`."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

from checks import Checks
from office import PROOFREADER, REPOSITORY, Locale, Office, errors, flat_paragraphs, put_cursor, told, write
from waiting import wait_for

DRAFTS = REPOSITORY / "tests/office/files"
EXPERTS = "技术援助问题政府专家工作组的建议七.45很重要。"
WRONG_KIND = "决议 3/4 是决定。见八.1。"
MISQUOTED = "七.21规定：“各国应该为中央机关的双边会议和磋商提供便利”"


def on_the_command_line(server, path):
    """What `check` finds in a file: code, words, reason. `None` where it does not read such files."""
    command = [server, "--locale", "zh", "check", "--no-project-file", "--format", "json", path]
    done = subprocess.run(list(map(str, command)), capture_output=True, text=True, check=False)
    if done.returncode == 2:
        print(f"NOT CHECKED against the command line, which does not read {path.name}: {done.stderr.strip()}")
        return None
    return sorted((one["code"], one["citation"], one["message"]) for one in json.loads(done.stdout)["findings"])


def proofreading(office, checks):
    document = office.load(None)
    write(document, EXPERTS, WRONG_KIND, MISQUOTED)
    found = office.proofread(document)
    seen = [(code, words) for code, words, _, _ in found]
    expected = [
        ("no-such-provision", "七.45"),
        ("wrong-kind", "决议 3/4"),
        ("ambiguous", "八.1"),
        ("misquoted", "各国应该为中央机关的双边会议和磋商提供便利"),
    ]
    checks.check("what is wrong is underlined, exactly", seen == expected, found)
    reasons = {code: reason for code, _, reason, _ in found}
    reason = "A部分第七节没有第45段，只有第1至31段。"
    checks.check("with the reason, in the office's language", reasons.get("no-such-provision") == reason, reasons)
    fixes = {code: fixes for code, _, _, fixes in found}
    checks.check(
        "and the nearest numbers as fixes", fixes.get("no-such-provision") == ("七.25", "七.15", "七.5"), fixes
    )
    checks.check(
        "each with both parts where that is in doubt", fixes.get("ambiguous") == ("A部分 八.1", "B部分 八.1"), fixes
    )
    exact = ("各国应当为中央机关的双边会议和磋商提供便利",)
    checks.check("and the exact words of a quotation", fixes.get("misquoted") == exact, fixes)

    proofreader = office.create(PROOFREADER)
    for tag in ("zh-CN", "zh-TW", "zh-HK", "en-US", "fr-FR", "es-ES", "ru-RU", "ar-SA"):
        checks.check(f"text in {tag} is proofread", proofreader.hasLocale(Locale(*tag.split("-"), "")))
        services = office.create("com.sun.star.linguistic2.LinguServiceManager").getConfiguredServices(
            "com.sun.star.linguistic2.Proofreader", Locale(*tag.split("-"), "")
        )
        checks.check(f"and by this extension at once, in {tag}", PROOFREADER in services, services)

    proofreader.ignoreRule("ambiguous", Locale("zh", "CN", ""))
    codes = [code for code, *_ in office.proofread(document)]
    checks.check("a rule that is to be ignored is", "ambiguous" not in codes and "wrong-kind" in codes, codes)
    proofreader.resetIgnoreRules()
    codes = [code for code, *_ in office.proofread(document)]
    checks.check("until that is taken back", "ambiguous" in codes, codes)
    document.close(True)


def context(office, checks):
    """What stands elsewhere in the document decides what a number means."""
    document = office.load(None)
    write(document, "反腐败公约缔约国会议第八届会议。", "见第3/4号决议第2段。")
    before = office.proofread(document)
    checks.check("another body's instruments are left alone", before == [], before)
    document.getText().setString("")
    write(document, "打击跨国有组织犯罪公约缔约方会议第三届会议。", "见第3/4号决议第2段。")

    def codes():
        return [code for code, *_ in office.proofread(document)]

    checks.check(
        "until the paragraph before names the Conference", wait_for(lambda: codes() == ["wrong-kind"]), codes()
    )
    document.close(True)


def as_on_the_command_line(office, server, checks):
    """Of a document with notes, tables, boxes, quotations, lists, changes, headers: the same as `check`."""
    # What needs a password is opened by nobody without it.
    drafts = sorted(DRAFTS.glob("*.odt")) + sorted(DRAFTS.glob("report.docx"))
    for path in (path for path in drafts if path.stem != "password"):
        copy = office.folder / path.name
        copy.write_bytes(path.read_bytes())
        copy.chmod(0o644)
        document = office.load(copy)
        seen = sorted(one[:3] for one in office.proofread(document))
        expected = on_the_command_line(server, copy)
        checks.check(
            f"{path.name}: what is underlined is what the command line finds", seen == expected, (seen, expected)
        )
        checks.check(f"{path.name}: and that is something", len(expected) > 5, expected)
        document.close(True)
        # What a review has appended is no text of the document's.
        reviewed = office.folder / f"reviewed-{path.name}"
        review = [server, "--locale", "zh", "review", copy, "-o", reviewed, "--authorities"]
        subprocess.run(list(map(str, review)), check=True, stdout=subprocess.DEVNULL)
        reviewed.chmod(0o644)
        document = office.load(reviewed)
        # Writer asks by a paragraph's text: a cell that says what another in the document says is answered as that.
        seen = sorted({one[:3] for one in office.proofread(document)})
        checks.check(f"{reviewed.name}: nothing of the table", seen == sorted(set(expected)), (seen, expected))
        document.close(True)
    document = office.load(None)
    sample = REPOSITORY.joinpath("tests/drafts/sample.md").read_text(encoding="utf-8")
    write(document, *[line for line in sample.splitlines() if line and not line.startswith(("<!--", ">"))])
    written = office.folder / "sample.odt"
    document.storeToURL(written.as_uri(), ())
    seen = sorted(one[:3] for one in office.proofread(document))
    expected = on_the_command_line(server, written)
    if expected is None:
        expected = seen
    checks.check(
        "the sample as a document: what the command line finds in the file", seen == expected, (seen, expected)
    )
    document.close(True)


def project_file(office, server, checks):
    """The project file beside a document holds for it, and for no other."""
    folder = office.folder / "project"
    for place in (folder / "drafts", office.folder / "elsewhere"):
        place.mkdir(parents=True)
        place.chmod(0o755)
        copy = place / "report.odt"
        copy.write_bytes((DRAFTS / "report.odt").read_bytes())
        copy.chmod(0o644)
    folder.chmod(0o755)
    settings = folder / ".yuanyin.toml"
    settings.write_text('[diagnostics]\nno-such-provision = "off"\n', encoding="utf-8")
    settings.chmod(0o644)
    for path, holds in ((folder / "drafts/report.odt", True), (office.folder / "elsewhere/report.odt", False)):
        document = office.load(path)
        seen = sorted(one[:3] for one in office.proofread(document))
        done = subprocess.run(
            [server, "--locale", "zh", "check", "--format", "json", path], capture_output=True, text=True, check=False
        )
        found = json.loads(done.stdout)["findings"]
        expected = sorted((one["code"], one["citation"], one["message"]) for one in found)
        checks.check(
            f"{path.parent.name}: the project file holds as on the command line", seen == expected, (seen, expected)
        )
        codes = {code for code, *_ in seen}
        checks.check(f"{path.parent.name}: and is seen to", ("no-such-provision" in codes) != holds and codes, codes)
        document.close(True)


def commands(office, checks):
    document = office.load(None)
    write(
        document,
        "各国应当考虑建立网络，见。",
        "见A部分 七.20。",
        "各国应当为中央机关的双边会议和磋商提供便利，以讨论实际问题。",
    )
    text = document.getText()
    put_cursor(document, "，见。", 2)
    office.command(document, "insert", Query="检察官网络 七.20", Form="compilation")
    wait_for(lambda: text.getString() != "")
    office.command(document, "insert", Query="七.20", Form="report")
    inserted = wait_for(lambda: "WG.2/2013/5，第24段" in text.getString())
    checks.check("a citation is inserted, in the form that was chosen", inserted, text.getString())

    put_cursor(document, "A部分 七.20。", 3)
    office.command(document, "convert", Choice=0)
    rewritten = wait_for(lambda: "见CTOC/COP/WG.2/2013/5，第24段。" in text.getString())
    checks.check("the citation at the cursor is rewritten", rewritten, text.getString())
    document.getUndoManager().undo()
    checks.check("as one step that is undone", "见A部分 七.20。" in text.getString(), text.getString())

    found = put_cursor(document, "各国应当为中央机关的双边会议和磋商提供便利")
    document.getCurrentController().select(found)
    office.command(document, "source", Choice=0)
    sourced = wait_for(lambda: "提供便利（A部分 七.21）" in text.getString())
    checks.check("the source of what is selected is found, and cited behind it", sourced, text.getString())

    view = document.getCurrentController().getViewCursor()
    view.gotoEnd(False)
    office.command(document, "quotation", Query="七.21", Form="compilation")
    words = "“各国应当为中央机关的双边会议和磋商提供便利，以讨论实际问题，包括良好做法和挑战。”（A部分 七.21）"
    checks.check(
        "a provision is quoted with its citation", wait_for(lambda: words in text.getString()), text.getString()
    )

    view.gotoEnd(False)
    office.command(document, "authorities")
    table = wait_for(lambda: document.getTextTables().getCount() == 1 and document.getTextTables().getByIndex(0))
    rows = [list(row) for row in table.getDataArray()] if table else []
    checks.check("a table of authorities is a table", [row[1] for row in rows] == ["援引", "A.七.20", "A.七.21"], rows)
    checks.check("with pages", bool(rows) and rows[0][3] == "页" and rows[1][3] == "1", rows)
    document.close(True)


def typing(office, checks):
    """A long document: what is asked while one types is answered with what is known by then."""
    document = office.load(None)
    write(document, *[f"第{number}段。{EXPERTS}" for number in range(300)])
    texts = [text for text in flat_paragraphs(document) if text]
    proofreader = office.create(PROOFREADER)
    found = [told(text, error) for text in texts for error in errors(proofreader, document, text)]
    checks.check("every paragraph of a long document has its own", len(found) == 300, len(found))
    write(document, WRONG_KIND)
    now = [told(WRONG_KIND, error)[0] for error in errors(proofreader, document, WRONG_KIND)]
    checks.check("a new paragraph, too", now == ["wrong-kind", "ambiguous"], now)
    document.close(True)


def server_life(office, checks):
    document = office.load(None)
    write(document, EXPERTS)
    codes = [code for code, *_ in office.proofread(document)]
    before = office.servers()
    checks.check(
        "one server serves the whole office", len(before) == 1 and codes == ["no-such-provision"], (before, codes)
    )
    os.kill(before[0], signal.SIGKILL)
    again = wait_for(lambda: office.servers() not in ([], before))
    codes = [code for code, *_ in office.proofread(document)]
    checks.check(
        "one that was killed is started again", again and codes == ["no-such-provision"], (office.servers(), codes)
    )
    document.close(True)


def main():
    server = Path(sys.argv[1])
    checks = Checks("Writer")
    with Office(server) as office:
        office.start()
        for part in (proofreading, context, commands, typing, server_life):
            part(office, checks)
        as_on_the_command_line(office, server, checks)
        project_file(office, server, checks)
        office.stop()
        checks.check("the server ends with the office", wait_for(lambda: office.servers() == []), office.servers())
    return checks.finish()


if __name__ == "__main__":
    sys.exit(main())
