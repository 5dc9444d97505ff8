"""Many documents: an engine that maps over them, and a database that reads the lines."""

from __future__ import annotations

import pathlib

import in_duckdb
import make
import on_dask
import pytest


@pytest.fixture(scope="module")
def archive(tmp_path_factory) -> pathlib.Path:
    folder = tmp_path_factory.mktemp("archive")
    make.make(folder, 1_500_000, 60)
    return folder


@pytest.mark.parametrize("what", ["check", "cites"])
def test_two_workers_of_dask_say_what_one_run_says(archive, what, monkeypatch):
    # Processes that are started import this module by its path.
    monkeypatch.setenv("PYTHONPATH", on_dask.yuanyin.__path__[0].rsplit("/", 1)[0])
    monkeypatch.setattr(on_dask, "PARTITION", 7)
    names = on_dask.names_in(archive)
    assert len(names) == 60
    one = on_dask.in_one_run(archive, names, what)
    assert [answer["file"] for answer in one] == names
    assert on_dask.on_dask(archive, names, what, 2) == one
    # There is something to say.
    assert any(answer.get("findings") or answer.get("authorities") for answer in one)


def test_duckdb_says_which_documents_cite_decision_3_4_by_year(archive, run, tmp_path):
    lines = tmp_path / "cites.jsonl"
    names = "\n".join(on_dask.names_in(archive))
    lines.write_text(
        run("cites", "--format", "jsonl", "--files-from", "-", folder=archive, text=names), encoding="utf-8"
    )
    found = in_duckdb.citing(lines, "untoc-cop/decision/3/4")
    # Every fifth draft cites it, and the years take turns.
    expected = {}
    for number in range(0, 60, 5):
        year = make.YEARS[number % len(make.YEARS)]
        expected.setdefault(year, []).append(f"{year}/{number:06}.md")
    assert found == [(year, len(files), sorted(files)) for year, files in sorted(expected.items())]
    assert in_duckdb.citing(lines, "untoc-cop/decision/3/5") == []
