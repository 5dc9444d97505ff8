"""Makes an archive of drafts as an office has them, by years: `make.py FOLDER MEGABYTES [FILES]`. The same each time.

Each draft names the Conference, so that what it is about does not hang on its neighbours.
"""

from __future__ import annotations

import pathlib
import random
import sys

PLAIN = [
    "各国应当为执法人员、检察官和司法人员提供专业培训，并应继续与有关国际组织和区域组织协调技术援助工作。",
    "与会者一致认为，证人保护方案的体制化有赖于可持续和可预测的供资，这一点在历次讨论中均得到重申。",
    "过去两年，区域办事处举办了六期讲习班，共有来自二十三个国家的一百八十名从业人员参加。",
    "有代表团指出，中央机关人手不足，是请求迟迟得不到答复的主要原因，电子传送也还没有普及。",
    "资金缺口主要出现在后续辅导阶段，捐助方往往只为短期培训拨款，学员回国后缺少同行支持。",
    "秘书处回答说，问卷已经精简到四十个问题，并将在年底以前译成六种语文。",
    "小岛屿国家提出，通用的培训教材篇幅过长，希望能有按岗位编写的简明手册。",
]
CITING = [
    "按照A部分 七.17和七.20-22，",
    "报告（CTOC/COP/WG.2/2013/5，第24段）所载建议已经核可，",
    "第7/3号决议附件一第20段说得很清楚，",
    "根据《公约》第18条第13款，",
    "大会第55/25号决议通过了公约，",
    "A部分 七.45指出，",
]
#: One draft in five.
SOUGHT = "缔约方会议第3/4号决定第2段(b)项确定了优先领域，"
YEARS = range(2006, 2026)
BYTES = 10_000


def draft(number: int, length: int) -> str:
    """A draft of about so many bytes."""
    chance = random.Random(number)
    pieces = [f"# 说明 {number}\n\n联合国打击跨国有组织犯罪公约缔约方会议的与会者注意到以下情况。\n\n"]
    size = len(pieces[0].encode())
    if number % 5 == 0:
        pieces.append(SOUGHT)
    while size < length:
        sentences = [chance.choice(PLAIN) for _ in range(5)]
        if chance.random() < 0.2:
            sentences.insert(chance.randrange(5), chance.choice(CITING))
        paragraph = "".join(sentences) + "\n\n"
        pieces.append(paragraph)
        size += len(paragraph.encode())
    return "".join(pieces)


def make(folder: pathlib.Path, size: int, files: int | None = None) -> list[pathlib.Path]:
    """Writes an archive of so many bytes; its files, as `2006/000000.md`."""
    count = files or max(1, size // BYTES)
    written = []
    for number in range(count):
        path = folder / str(YEARS[number % len(YEARS)]) / f"{number:06}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(draft(number, size // count), encoding="utf-8")
        written.append(path)
    return written


if __name__ == "__main__":
    made = make(pathlib.Path(sys.argv[1]), round(float(sys.argv[2]) * 1e6), *map(int, sys.argv[3:]))
    print(f"{len(made)} drafts, {sum(path.stat().st_size for path in made) / 1e6:.1f} MB")
