"""Compares what is read of word processors' documents with what other programs read of them, and lets these open what
has been written: python-docx, odfpy, LibreOffice.

    tests/office/run PROGRAM
"""

import json
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import docx
from docx.table import Table
from docx.text.hyperlink import Hyperlink
from odf import teletype
from odf.opendocument import load

HERE = Path(__file__).parent
PROGRAM, PARAGRAPHS, WORK = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve(), Path(sys.argv[3]).resolve()
REVIEWER = "援引 Yuanyin"
TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"

passed, failed = 0, 0


def check(what, is_right, told=""):
    global passed, failed
    if is_right:
        passed += 1
    else:
        failed += 1
        print(f"FAILED: {what}\n{told}")


def same(what, ours, theirs):
    check(what, ours == theirs, f"  ours:   {ours}\n  theirs: {theirs}")


def bare(text):
    """A text without white space: how much of it there is, each program says otherwise."""
    return "".join(text.split()).replace("\xad", "")


def ours(file):
    """The paragraphs that are read."""
    run = subprocess.run([PARAGRAPHS, file], capture_output=True, text=True, check=True)
    return [json.loads(line) for line in run.stdout.splitlines()]


def in_text(file, words="words"):
    """Those of the text itself, bare."""
    told = [one for one in ours(file) if one["side"] == "body" and not one["note"] and not one["text_box"]]
    return [bare(one[words]) for one in told]


def program(*arguments, status=0):
    run = subprocess.run([PROGRAM, *arguments], capture_output=True, text=True, cwd=WORK, check=False)
    check(f"exit status of {arguments}", run.returncode == status, run.stderr)
    return run.stdout


def findings(file):
    run = subprocess.run(
        [PROGRAM, "check", "--format", "json", file], capture_output=True, text=True, cwd=WORK, check=False
    )
    return [(one["code"], bare(one["citation"])) for one in json.loads(run.stdout)["findings"]]


def convert(file, ending, folder="converted"):
    """A file as LibreOffice writes it in another format."""
    (WORK / folder).mkdir(exist_ok=True)
    profile = f"-env:UserInstallation=file://{WORK}/profile"
    target = "txt:Text (encoded):UTF8" if ending == "txt" else ending
    command = ["soffice", profile, "--headless", "--convert-to", target, "--outdir", WORK / folder, WORK / file]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    converted = WORK / folder / f"{Path(file).stem}.{ending}"
    check(f"LibreOffice opens {file}", converted.exists())
    return converted


def shown(runs):
    text = ""
    for one in runs:
        if isinstance(one, Hyperlink):
            text += shown(one.runs)
        elif not (one.font.hidden or one.style and one.style.font.hidden):
            text += one.text
    return text


def of_python_docx(holder):
    """The paragraphs that python-docx reads, those of cells among them."""
    found = []
    for block in holder.iter_inner_content():
        if isinstance(block, Table):
            # One cell over several places is one.
            seen = set()
            for row in block.rows:
                for cell in row.cells:
                    if cell._tc not in seen:
                        seen.add(cell._tc)
                        found += of_python_docx(cell)
        else:
            found.append(bare(shown(block.iter_inner_content())))
    return [text for text in found if text]


def of_odfpy(file):
    """The paragraphs that odfpy reads in the text itself."""
    found = []

    def words(node):
        if node.nodeType == node.TEXT_NODE:
            return str(node)
        name = node.qname[1]
        if name in ("note", "frame", "annotation"):
            return ""
        if name == "span" and node.getAttribute("stylename") == "Hidden":
            return ""
        if name in ("s", "tab", "line-break"):
            return teletype.extractText(node)
        return "".join(map(words, node.childNodes))

    def walk(node):
        if node.nodeType == node.TEXT_NODE:
            return
        if node.qname in ((TEXT, "p"), (TEXT, "h")):
            found.append(bare(words(node)))
            return
        if node.qname[1] not in ("tracked-changes", "note", "frame"):
            for child in node.childNodes:
                walk(child)

    walk(load(file).text)
    return [text for text in found if text]


def in_order(what, pieces, text):
    """Whether pieces stand in a text one behind the other."""
    at = 0
    for piece in pieces:
        found = text.find(piece, at)
        if found < 0:
            return check(what, False, f"  not found: {piece}\n  behind: {text[max(0, at - 60) : at]}")
        at = found + len(piece)
    check(what, True)


def made_by_python_docx():
    """A document with what python-docx writes: lists, joined cells, a header, a comment."""
    document = docx.Document()
    document.add_heading("联合国打击跨国有组织犯罪公约缔约方会议报告", 0)
    document.add_heading("一、背景", 1)
    paragraph = document.add_paragraph("会议忆及第3/4号")
    paragraph.add_run("决议").bold = True
    paragraph.add_run("第2段(b)项。")
    document.add_paragraph("A部分 七.20", style="List Number")
    document.add_paragraph("A部分 七.45", style="List Bullet")
    document.add_paragraph("A部分 七.23规定：")
    document.add_paragraph("有关国家应当考虑举行非正式协商。", style="Intense Quote")
    table = document.add_table(rows=3, cols=3)
    for number, cell in enumerate(cell for row in table.rows for cell in row.cells):
        cell.text = f"第{number}格见A部分 七.{number + 1}"
    table.cell(0, 0).merge(table.cell(0, 1))
    table.cell(1, 2).merge(table.cell(2, 2))
    document.sections[0].header.paragraphs[0].text = "页眉"
    document.add_comment(paragraph.runs, "批注里的七.46不是文稿。", author="甲")
    document.save(WORK / "python.docx")
    return "python.docx"


def long_document():
    """Some two hundred pages."""
    document = docx.Document()
    for chapter in range(60):
        document.add_heading(f"第{chapter + 1}章", 1)
        for number in range(60):
            paragraph = document.add_paragraph("各国应当根据本国法律，在预算外资源允许的范围内，" * 2 + "按照A部分 ")
            paragraph.add_run("七").italic = True
            paragraph.add_run(f".{number + 1}行事。")
    document.save(WORK / "long.docx")
    return "long.docx"


def main_part(file):
    """The part with the text of a document."""
    with zipfile.ZipFile(file) as archive:
        return archive.read("word/document.xml" if file.suffix == ".docx" else "content.xml").decode()


def packed(file, but):
    with zipfile.ZipFile(file) as archive:
        return {name: archive.read(name) for name in archive.namelist() if name not in but}


def main():
    for name in ["everything.docx"]:
        (WORK / name).write_bytes((HERE / "files" / name).read_bytes())
    (WORK / "report.fodt").write_bytes((HERE / "report.fodt").read_bytes())
    for ending in ["docx", "odt"]:
        (WORK / f"report.{ending}").write_bytes(convert("report.fodt", ending).read_bytes())
    # From one source, by this LibreOffice and by the one that wrote the files of the unit tests.
    expected = findings("report.docx")
    check("there are findings", len(expected) > 8)
    same("both formats say the same", findings("report.odt"), expected)
    for ending in ["docx", "odt"]:
        same(f"report.{ending} as committed", findings(HERE / "files" / f"report.{ending}"), expected)

    same(
        "report.docx as python-docx reads it",
        in_text(WORK / "report.docx"),
        of_python_docx(docx.Document(WORK / "report.docx")),
    )
    same("report.odt as odfpy reads it", in_text(WORK / "report.odt"), of_odfpy(WORK / "report.odt"))
    python = made_by_python_docx()
    same("what python-docx wrote", in_text(WORK / python), of_python_docx(docx.Document(WORK / python)))
    same(
        "its findings",
        findings(python),
        [
            ("wrong-kind", "第3/4号决议第2段(b)项"),
            ("no-such-provision", "A部分七.45"),
            ("misquoted", "有关国家应当考虑举行非正式协商。"),
        ],
    )
    for name in ["report.docx", "report.odt", python]:
        text = bare(convert(name, "txt").read_text(encoding="utf-8-sig"))
        # It writes hidden words, too.
        told = [words for words in in_text(WORK / name, "printed") if "上文所述" not in words]
        in_order(f"{name} as LibreOffice reads it", told, text)
    # Of a document that only Word would write, what LibreOffice shows; its own fields are others.
    text = bare(convert("everything.docx", "txt").read_text(encoding="utf-8-sig"))
    left = ("修订后", "两段", "隐去", "七.22-20")
    told = [words for words in in_text(WORK / "everything.docx", "printed") if not any(one in words for one in left)]
    in_order("everything.docx as LibreOffice reads it", told, text)

    for name in ["report.docx", "report.odt", "everything.docx", python]:
        before = findings(name)
        copy = f"reviewed-{name}"
        program("review", name, "-o", copy, "--authorities")
        same(f"{copy} has the same findings", findings(copy), before)
        if name.endswith("docx"):
            comments = [one for one in docx.Document(WORK / copy).comments if one.author == REVIEWER]
            same(f"comments of {copy}", len(comments), len(before))
            but = {"word/document.xml", "word/comments.xml", "[Content_Types].xml", "word/_rels/document.xml.rels"}
            same(f"the other parts of {copy}", packed(WORK / copy, but), packed(WORK / name, but))
        # Opened and saved by LibreOffice, in its own format and in the other.
        for ending in ["docx", "odt"]:
            again = convert(copy, ending, f"again-{name}")
            with zipfile.ZipFile(again) as archive:
                part = "word/comments.xml" if ending == "docx" else "content.xml"
                count = archive.read(part).decode().count(REVIEWER)
            same(f"comments of {copy} in LibreOffice, as {ending}", count, len(before))
            # A second review of that knows the first one's table again.
            twice = WORK / f"twice-{Path(name).stem}.{ending}"
            program("review", again, "-o", twice, "--authorities")
            tables = [main_part(one).count("援引一览") for one in (again, twice)]
            same(f"tables before and after a second review of {again.name}", tables, [1, 1])
        # Changes that are tracked, which LibreOffice shows as such.
        tracked = WORK / f"tracked-{name}"
        tracked.write_bytes((WORK / name).read_bytes())
        program("check", "--fix", "--track", tracked.name, status=1)
        check(f"{tracked.name} is mended", "wrong-kind" not in [code for code, _ in findings(tracked.name)])
        again = convert(tracked.name, "odt", f"tracked-{name}-again")
        with zipfile.ZipFile(again) as archive:
            content = archive.read("content.xml").decode()
        check(f"{tracked.name} has changes in LibreOffice", REVIEWER in content and "text:deletion" in content)

    name = long_document()
    begun = time.monotonic()
    count = len(findings(name))
    print(f"long.docx: {count} findings in {time.monotonic() - begun:.1f} s")
    check("a long document is read", count == 60 * 29, f"{count}")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
