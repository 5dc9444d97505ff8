#!/usr/bin/env python3
"""How a compilation of a million provisions loads, and what it takes to hover and complete in a draft that cites it, beside
the built-in one.

    cargo build --profile packaged
    python3 tests/bench/million.py target/packaged/yuanyin [PROVISIONS] [--keep FOLDER]

Needs Python 3. The compilation is written to a temporary folder (200 MB for a million): four parts of fifty sections, each
of numbered paragraphs with letters and items, of the built-in one's clauses and rare characters; an index of 300 topics, a
footnote in a hundred provisions. Loading is `yuanyin show` of one provision, the middle one of five runs, with the
process's greatest memory; hover and completion are asked of the language server over standard input and output, the
middle one of 200.
"""

from __future__ import annotations

import json
import os
import random
import re
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

TOP = Path(__file__).resolve().parents[2]
DIGITS = "一二三四五六七八九"
SECTIONS = 50
LETTERS, ITEMS = "abcd", 5


def chinese(number: int) -> str:
    tens, ones = divmod(number, 10)
    return ("" if tens == 0 else ("" if tens == 1 else DIGITS[tens - 1]) + "十") + (DIGITS[ones - 1] if ones else "")


def written(folder: Path, provisions: int) -> int:
    """Writes the compilation; the bytes of its files."""
    built_in = TOP / "corpus/technical-assistance/zh"
    text = "".join((built_in / name).read_text("utf-8") for name in ("part-a.md", "part-b.md"))
    clauses = [one for one in re.split("[，；。、\n]", text) if re.fullmatch("[\u4e00-\u9fff]{4,24}", one)]
    rng = random.Random(20261130)

    def words() -> str:
        rare = (chr(0x4E00 + rng.randrange(0x3000)) for _ in range(8))
        return "，".join(rng.choice(clauses) + next(rare) + next(rare) for _ in range(4)) + "。"

    paragraphs = max(1, provisions // (4 * SECTIONS) // (1 + len(LETTERS) * (1 + ITEMS)))
    (folder / "zh").mkdir(parents=True)
    head = 'body = "untoc-cop"\nworking_group = "technical-assistance"\n\n'
    for letter in "ABCD":
        holds = "recommendations" if letter == "A" else "instruments"
        head += f'[[part]]\nletter = "{letter}"\nholds = "{holds}"\n\n'
    register, notes = "", 0
    for place, letter in enumerate("ABCD"):
        lines = [f"# {letter}. 第{place + 1}部分\n"]
        if place:
            register += f'[[session]]\nnumber = {place}\nreport = "CTOC/COP/200{place}/6"\ncomplete = []\n\n'
        for section in range(1, SECTIONS + 1):
            year = 1950 + section
            head += f'[[section]]\npart = "{letter}"\nnumber = {section}\ndates = '
            if place == 0:
                head += f'["{year}-03-02", "{year}-03-04"]\n'
                head += f'report = {{ symbol = "CTOC/COP/WG.2/{year}/3", offset = 4 }}\n\n'
                lines.append(f"\n## {chinese(section)}. 第{chinese(section)}次会议，{year}年3月2日至4日\n")
            else:
                head += f'["200{place}-10-12", "200{place}-10-16"]\ninstrument = {{ kind = "decision", '
                head += f'number = "{place}/{section}", symbol = "CTOC/COP/200{place}/6" }}\n\n'
                heading = f"第{chinese(place)}届会议，200{place}年10月12日至16日"
                lines.append(
                    f"\n## {chinese(section)}. {heading}\n\n### 第{place}/{section}号决定\n\n**{words()[:20]}**\n"
                )
                register += f'[[instrument]]\nkind = "decision"\nnumber = "{place}/{section}"\nverified = false\n\n'
            lines.append(f"\n{words()}\n\n#### 优先事项\n")
            called = []
            for paragraph in range(1, paragraphs + 1):
                mark = ""
                if paragraph % 4 == 0:
                    notes += 1
                    mark = f"[^{notes}]"
                    called.append(f"[^{notes}]: 见{words()}")
                lines.append(f"{paragraph}. {words()}{mark}")
                for letter_here in LETTERS:
                    lines.append(f"   - ({letter_here}) {words()}")
                    lines.extend(f"     - （{chinese(item)}） {words()}" for item in range(1, ITEMS + 1))
            lines.extend(["", *called])
        (folder / f"zh/part-{letter.lower()}.md").write_text("\n".join(lines) + "\n", "utf-8")
    (folder / "compilation.toml").write_text(head, "utf-8")
    (folder / "register.toml").write_text(register, "utf-8")
    edition = 'title = "大汇编"\npublisher = "为测试而编"\nedition = "2026"\nlanguage = "zh"\n'
    (folder / "zh/edition.toml").write_text(edition, "utf-8")
    (folder / "zh/errata.toml").write_text("", "utf-8")
    table = "| 文件号 | 决议/决定 | 段落 | 汇编中的段落/建议 |\n| --- | --- | --- | --- |\n"
    index = ""
    for topic in range(300):
        index += f"## {rng.choice(clauses)}{topic}\n\n{table}"
        for _ in range(10):
            section, paragraph = rng.randrange(SECTIONS) + 1, rng.randrange(paragraphs) + 1
            symbol = f"CTOC/COP/WG.2/{1950 + section}/3"
            index += f"| {symbol} |  | {paragraph + 4} | A部分 {chinese(section)}.{paragraph} |\n"
        index += "\n"
    (folder / "zh/index.md").write_text(index, "utf-8")
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())


def shown(program: str, *options: str) -> tuple[float, float, str]:
    """Seconds and megabytes of one run, and what it says."""
    begun = time.perf_counter()
    with subprocess.Popen([program, "show", *options, "A部分 七.2.b"], stdout=subprocess.PIPE, text=True) as process:
        said = process.stdout.read() if process.stdout else ""
        _, _, usage = os.wait4(process.pid, 0)
        taken = time.perf_counter() - begun
        process.returncode = 0
    return taken, usage.ru_maxrss / 1e3, said


class Server:
    """A conversation with the language server."""

    def __init__(self, program: str, options: dict) -> None:
        self.process = subprocess.Popen([program], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.count = 0
        capabilities = {"textDocument": {"hover": {"contentFormat": ["markdown"]}}}
        parameters = {
            "processId": None,
            "rootUri": None,
            "capabilities": capabilities,
            "initializationOptions": options,
        }
        self.ask("initialize", parameters)
        self.tell("initialized", {})

    def write(self, message: dict) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self.process.stdin.flush()

    def tell(self, method: str, parameters: object) -> None:
        self.write({"method": method, "params": parameters})

    def ask(self, method: str, parameters: object) -> object:
        self.count += 1
        self.write({"id": self.count, "method": method, "params": parameters})
        while True:
            length = 0
            while line := self.process.stdout.readline().strip():
                if line.lower().startswith(b"content-length:"):
                    length = int(line.split(b":")[1])
            message = json.loads(self.process.stdout.read(length))
            if message.get("id") == self.count and "method" not in message:
                return message.get("result")
            if "method" in message and "id" in message:
                settings = message["method"] == "workspace/configuration"
                result = [None] * len(message["params"]["items"]) if settings else None
                self.write({"id": message["id"], "result": result})

    def memory(self) -> float:
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        return int(re.search(r"VmRSS:\s+(\d+)", status)[1]) / 1e3


def requests(program: str, options: dict) -> None:
    begun = time.perf_counter()
    server = Server(program, options)
    uri = "untitled:draft.md"
    text = "见A部分 七.2和A部分 七.3。\n\n又见A部分 七.\n"
    document = {"uri": uri, "languageId": "markdown", "version": 1, "text": text}
    server.tell("textDocument/didOpen", {"textDocument": document})
    hover = {"textDocument": {"uri": uri}, "position": {"line": 0, "character": 3}}
    completion = {"textDocument": {"uri": uri}, "position": {"line": 2, "character": 8}}
    found = server.ask("textDocument/hover", hover)
    assert found, "nothing is shown"
    print(f"  first hover {time.perf_counter() - begun:8.2f} s after the start")
    for method, parameters in (("textDocument/hover", hover), ("textDocument/completion", completion)):
        times = []
        for _ in range(200):
            begun = time.perf_counter()
            assert server.ask(method, parameters), method
            times.append((time.perf_counter() - begun) * 1e3)
        times.sort()
        print(f"  {method:28}p50 {statistics.median(times):7.2f} ms   p99 {times[197]:7.2f} ms")
    print(f"  memory {server.memory():.0f} MB")
    server.process.kill()
    server.process.wait()


def main() -> None:
    arguments = sys.argv[1:]
    kept = arguments.pop(arguments.index("--keep") + 1) if "--keep" in arguments else None
    arguments = [one for one in arguments if one != "--keep"]
    program = str(Path(arguments[0]).resolve())
    provisions = int(arguments[1]) if len(arguments) > 1 else 1_000_000
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(kept or temporary) / "million"
        if not folder.is_dir():
            written(folder, provisions)
        size = sum(file.stat().st_size for file in folder.rglob("*") if file.is_file()) / 1e6
        runs = [shown(program, "--corpus", str(folder)) for _ in range(5)]
        assert "A.七.2.b" in runs[0][2], runs[0]
        taken, memory = statistics.median(run[0] for run in runs), max(run[1] for run in runs)
        print(f"{size:.0f} MB of text; loaded and shown in {taken:.2f} s, {memory:.0f} MB ({memory / size:.1f} times)")
        print("built-in compilation")
        requests(program, {})
        print("the made one")
        requests(program, {"corpus": str(folder)})


main()
