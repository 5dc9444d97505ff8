#!/usr/bin/env python3
"""Instructions that `check` takes for a byte of a draft, under callgrind: the same on a busy machine as on an idle one.

    cargo build --profile packaged
    python3 tests/bench/instructions.py target/packaged/yuanyin [NAME…]

Needs valgrind and Python 3. Each text is read once and three times as long (documents: each three times), and the
difference is what a byte takes; what the first took besides is put together once a run. Texts: `zh-0`, `zh-2000` and
`zh-70`, the drafts of `drafts.rs` without a citation, with one in 2,000 and in 70 characters; `dense-LANGUAGE`, the labelled
documents of ten sets; `plain-LANGUAGE`, their paragraphs without a number; `markup-ENDING`, 200 KB of the draft of `zh-70` with
emphasis, a heading, a block quotation and notes as each markup writes them.
"""

import re
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

HERE = Path(__file__).resolve().parent
SETS = ["documents", "practice", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"]
LANGUAGES = ["zh", "en", "fr", "es", "ru", "ar"]
SIZE = 500_000
PLAIN_SIZE = 300_000
MARKUP_SIZE = 200_000
# How each markup writes a heading, emphasis, a block quotation and a paragraph with a note.
MARKUPS = {
    "txt": ("{}", "{}", "{}", "{}①\n\n① 略。"),
    "md": ("## {}", "**{}**", "> {}", "{}[^1]\n\n[^1]: 略。"),
    "mdx": ("## {}", "<b>{}</b>", "> {}", "{}[^1]\n\n[^1]: 略。"),
    "html": (
        "<h2>{}</h2>",
        "<b>{}</b>",
        "<blockquote>\n<p>{}</p>\n</blockquote>",
        '<p>{}<sup><a href="#n1">1</a></sup></p>\n<p id="n1">1. 略。</p>',
    ),
    "tex": ("\\section{{{}}}", "\\textbf{{{}}}", "\\begin{{quote}}\n{}\n\\end{{quote}}", "{}\\footnote{{略。}}"),
    "typ": ("= {}", "#strong[{}]", "#quote(block: true)[{}]", "{}#footnote[略。]"),
    "rst": ("{}\n========================", "**{}**", "   {}", "{} [#a]_\n\n.. [#a] 略。"),
    "org": ("* {}", "*{}*", "#+begin_quote\n{}\n#+end_quote", "{}[fn:1]\n\n[fn:1] 略。"),
    "adoc": ("== {}", "*{}*", "____\n{}\n____", "{}footnote:[略。]"),
}


def sentences(name: str) -> list[str]:
    source = (HERE / "drafts.rs").read_text("utf-8")
    table = source.split(f"const {name}:", 1)[1].split("= [", 1)[1].split("];", 1)[0]
    return re.findall(r'"([^"]*)"', table)


def draft(between: int | None) -> str:
    """As `drafts.rs` makes them."""
    plain, citing = sentences("PLAIN"), sentences("CITING")
    state = 1

    def turn(of: list[str]) -> str:
        nonlocal state
        state = (state * 6364136223846793005 + 1442695040888963407) % 2**64
        return of[(state >> 33) % len(of)]

    text, length, wrong, since = [], 0, 0, 0
    while length < SIZE:
        paragraph = ""
        while len(paragraph) < 230:
            sentence = ""
            if between is not None and since >= between:
                since = 0
                if length // 28_000 > wrong:
                    wrong += 1
                    sentence = "A部分 七.45指出，"
                else:
                    sentence = turn(citing)
            sentence += turn(plain)
            since += len(sentence)
            paragraph += sentence
        text.append(paragraph + "\n\n")
        length += len(text[-1].encode())
    return "".join(text)


def marked_up(text: str, ending: str) -> str:
    """A draft of plain text, up to MARKUP_SIZE of it, in a markup."""
    heading, emphasis, quotation, noted = MARKUPS[ending]
    found, length = [], 0
    for number, paragraph in enumerate(text.split("\n\n")):
        length += len(paragraph.encode())
        if length > MARKUP_SIZE:
            break
        words = emphasis.format(paragraph[:8]) + paragraph[8:]
        if number % 10 == 0:
            found.append(heading.format(paragraph[:8]))
        form = {3: quotation, 7: noted}.get(number % 10, "<p>{}</p>" if ending == "html" else "{}")
        found.append(form.format(words))
    return "\n\n".join(found) + "\n\n"


def texts() -> dict[str, dict[str, str]]:
    """Files by their names, for each text."""
    found = {"zh-0": draft(None), "zh-2000": draft(2_000), "zh-70": draft(35)}
    markups = {f"markup-{ending}": {f"a.{ending}": marked_up(found["zh-70"], ending)} for ending in MARKUPS}
    found = {name: {"a.md": text} for name, text in found.items()} | markups
    for language in LANGUAGES:
        dense, plain = {}, []
        for of in SETS:
            for file in sorted((HERE / "../accuracy" / of / language).glob("*")):
                if file.name == "labels.json":
                    continue
                text = file.read_text("utf-8")
                dense[f"{of}-{file.name}"] = text
                paragraphs = re.split(r"\n\s*\n", text)
                has_number = re.compile(r"[\d٠-٩第]").search
                plain += [one for one in paragraphs if len(one) > 120 and not has_number(one)]
        plain = "\n\n".join(plain) + "\n"
        found[f"dense-{language}"] = dense
        found[f"plain-{language}"] = {"a.md": plain * round(PLAIN_SIZE / len(plain.encode()))}
    return found


def instructions(program: str, folder: Path) -> int:
    command = [program, "check", "--no-project-file", "--quiet", str(folder)]
    valgrind = ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null"]
    told = subprocess.run(valgrind + command, check=False, capture_output=True, text=True).stderr
    return int(re.search(r"Collected : (\d+)", told)[1])


def main() -> None:
    program, wanted = sys.argv[1], sys.argv[2:]
    with tempfile.TemporaryDirectory() as root, ThreadPoolExecutor() as pool:
        folders = {}
        for name, files in [("empty", {"a.md": "\n"}), *texts().items()]:
            for times in (1, 3):
                folder = folders[name, times] = Path(root) / f"{name}-{times}"
                folder.mkdir()
                for file, text in files.items():
                    if len(files) == 1:
                        (folder / file).write_text(text * times, "utf-8")
                    else:
                        for copy in range(times):
                            (folder / f"{copy}-{file}").write_text(text, "utf-8")
        kept = {key: folder for key, folder in folders.items() if not wanted or key[0] in [*wanted, "empty"]}
        counts = dict(zip(kept, pool.map(lambda folder: instructions(program, folder), kept.values()), strict=True))
        empty = counts["empty", 1]
        print(f"| text | a byte | once |\n| --- | ---: | ---: |\n| empty | | {empty / 1e6:.1f} M |")
        for name, times in kept:
            if times == 3 or name == "empty":
                continue
            size = sum(file.stat().st_size for file in kept[name, 1].iterdir())
            one, three = counts[name, 1], counts[name, 3]
            byte = (three - one) / (2 * size)
            print(f"| {name} | {byte:.0f} | {(one - empty - byte * size) / 1e6:.1f} M |")


if __name__ == "__main__":
    main()
