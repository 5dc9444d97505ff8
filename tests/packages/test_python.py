"""The wheel: built by one command, installed into an empty environment, and the module that asks the program."""

from __future__ import annotations

import json
import os
import pathlib
import subprocess
import sys
import venv
import zipfile

import pytest
import yuanyin
from conftest import PACKAGES, TOP

WRONG = "见A部分 七.45和第3/4号决定第2段(b)项。\n"


@pytest.fixture(scope="module")
def wheel(bare_program, tmp_path_factory) -> pathlib.Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--outdir", str(folder), str(PACKAGES / "python")]
    built = subprocess.run(
        command, env={**os.environ, "YUANYIN_PROGRAM": bare_program}, capture_output=True, check=False, text=True
    )
    assert built.returncode == 0, built.stdout + built.stderr
    (made,) = folder.iterdir()
    return made


def test_the_wheel_brings_the_program_and_the_module_into_an_empty_environment(wheel, tmp_path):
    version = next(line for line in (TOP / "Cargo.toml").read_text().splitlines() if line.startswith("version"))
    assert wheel.name.startswith(f"yuanyin-{version.split(chr(34))[1]}-py3-none-linux_")
    names = zipfile.ZipFile(wheel).namelist()
    assert "yuanyin/py.typed" in names and any(name.endswith(".data/scripts/yuanyin") for name in names)
    venv.create(tmp_path / "empty", with_pip=True)
    folder = tmp_path / "empty/bin"
    subprocess.run([folder / "pip", "install", "--quiet", "--no-index", "--no-deps", wheel], check=True)
    bare = {"PATH": "/nowhere", "LC_ALL": "C.UTF-8"}
    (tmp_path / "note.md").write_text(WRONG, encoding="utf-8")
    ended = subprocess.run(
        [folder / "yuanyin", "check", "note.md"], cwd=tmp_path, env=bare, capture_output=True, check=False
    )
    assert ended.returncode == 1 and b"no-such-provision" in ended.stdout
    script = "import yuanyin; print(yuanyin.program()); print(yuanyin.check('见A部分 七.45。')['findings'][0]['code'])"
    said = subprocess.run([folder / "python", "-c", script], env=bare, capture_output=True, check=True, text=True)
    assert said.stdout.split() == [str(folder / "yuanyin"), "no-such-provision"]


def test_the_module_answers_as_the_command_line_does(run, tmp_path):
    (tmp_path / "note.md").write_text(WRONG, encoding="utf-8")
    for what, ask in (("check", yuanyin.check), ("cites", yuanyin.cites)):
        line = run(what, "--format", "jsonl", "note.md", statuses=(0, 1), folder=tmp_path)
        assert ask(WRONG, "note.md", locale="en") == json.loads(line)


def test_it_verifies_converts_looks_up_and_searches():
    verified = yuanyin.verify("A部分 七.23规定：“有关国家应当考虑举行非正式协商”。")
    assert [one["state"] for one in verified["citations"]] == ["wrong"]
    assert verified["findings"][0]["code"] == "misquoted"
    assert yuanyin.convert("见A部分 七.20。", "report")["text"] == "见CTOC/COP/WG.2/2013/5，第24段。"
    assert yuanyin.look_up("七.45")["problem"]["code"] == "no-such-provision"
    assert yuanyin.search("吹哨人", 1)["provisions"][0]["identity"] == "A.七.15"


def test_a_subject_can_be_declared_and_another_compilation_asked():
    ambiguous = "见八.1。\n"
    assert yuanyin.check(ambiguous)["findings"][0]["code"] == "ambiguous"
    assert not yuanyin.check(ambiguous, subject="other")["findings"]
    assert yuanyin.look_up("A部分 一.2.b", corpus=TOP / "tests/corpus/minimal")["provisions"]


def test_what_goes_wrong_is_an_error_that_says_so(monkeypatch):
    with yuanyin.Worker(locale="en") as worker:
        with pytest.raises(yuanyin.YuanyinError, match="verse"):
            worker.convert("见七.20。", "verse")
        # The next question is answered, odd signs in it or not.
        assert worker.check("\ud800\u2028见A部分 七.45。\n\x00")["findings"]
    with pytest.raises(yuanyin.YuanyinError, match="closed"):
        worker.check("")
    monkeypatch.setenv("YUANYIN", "/nowhere/yuanyin")
    with pytest.raises(yuanyin.YuanyinError, match="nowhere"):
        yuanyin.Worker()


def test_many_threads_share_a_worker():
    from concurrent.futures import ThreadPoolExecutor

    with yuanyin.Worker() as worker, ThreadPoolExecutor(8) as threads:
        names = [f"{number}.md" for number in range(200)]
        answers = threads.map(lambda name: worker.check(WRONG, name), names)
        assert [answer["file"] for answer in answers] == names


def test_types_and_docstrings_are_there(tmp_path):
    for name in yuanyin.__all__:
        if name != "Subject":
            assert getattr(yuanyin, name).__doc__, name
    caller = tmp_path / "caller.py"
    caller.write_text(
        "import yuanyin\n"
        "code: str = yuanyin.check('')['findings'][0]['code']\n"
        "works: list[str] = [one['work'] for one in yuanyin.cites('')['authorities']]\n"
    )
    command = [sys.executable, "-m", "mypy", "--strict", "--cache-dir", str(tmp_path / "cache")]
    env = {**os.environ, "MYPYPATH": str(PACKAGES / "python")}
    for file, expected in ((str(PACKAGES / "python/yuanyin"), 0), (str(caller), 0)):
        checked = subprocess.run([*command, file], env=env, capture_output=True, check=False, text=True)
        assert checked.returncode == expected, checked.stdout
    caller.write_text("import yuanyin\nyuanyin.check(1)\n")
    checked = subprocess.run([*command, str(caller)], env=env, capture_output=True, check=False, text=True)
    assert checked.returncode == 1
