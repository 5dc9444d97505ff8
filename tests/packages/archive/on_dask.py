"""An archive read by two worker processes of Dask, each with the program behind it, and by one run of the program:
`on_dask.py FOLDER [WORKERS]` prints both times, and ends with 1 where they do not say the same.

The files' names are what is sent around; each worker reads, asks and answers with lines of JSON, as `--format jsonl` has
them.
"""

from __future__ import annotations

import json
import os
import pathlib
import subprocess
import sys
import time

import yuanyin
from dask.distributed import Client, LocalCluster

#: Names that are sent at once.
PARTITION = 500


def answers(folder: str, names: list[str], what: str) -> list[dict]:
    """What the worker process of this engine's process answers about some files."""
    ask = getattr(yuanyin, what)
    return [ask((pathlib.Path(folder) / name).read_text(encoding="utf-8"), name) for name in names]


def on_dask(folder: pathlib.Path, names: list[str], what: str, workers: int) -> list[dict]:
    """All answers, in the order of the names."""
    partitions = [names[start : start + PARTITION] for start in range(0, len(names), PARTITION)]
    with (
        LocalCluster(n_workers=workers, threads_per_worker=1, dashboard_address=None) as cluster,
        Client(cluster) as client,
    ):
        futures = client.map(lambda part: answers(str(folder), part, what), partitions)
        return [answer for part in client.gather(futures) for answer in part]


def in_one_run(folder: pathlib.Path, names: list[str], what: str) -> list[dict]:
    """The same by the program itself, which reads on all processors."""
    command = [yuanyin.program(), "--locale", "zh", what, "--format", "jsonl", "--files-from", "-"]
    listed = "\n".join(names).encode()
    ended = subprocess.run(command, cwd=folder, input=listed, capture_output=True, check=False)
    if ended.returncode not in (0, 1):
        raise SystemExit(ended.stderr.decode())
    return [json.loads(line) for line in ended.stdout.splitlines()]


def names_in(folder: pathlib.Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.md"))


def main() -> None:
    folder = pathlib.Path(sys.argv[1])
    workers = int(sys.argv[2]) if len(sys.argv) > 2 else 2
    names = names_in(folder)
    size = sum(os.path.getsize(folder / name) for name in names) / 1e6
    print(f"{len(names)} drafts, {size:.1f} MB")
    for what in ("check", "cites"):
        begun = time.perf_counter()
        one = in_one_run(folder, names, what)
        between = time.perf_counter()
        many = on_dask(folder, names, what, workers)
        ended = time.perf_counter()
        same = one == many
        print(
            f"{what}: one run {between - begun:.1f} s, {workers} workers of Dask {ended - between:.1f} s, "
            f"{'the same answers' if same else 'DIFFERENT ANSWERS'}"
        )
        if not same:
            raise SystemExit(1)


if __name__ == "__main__":
    main()
