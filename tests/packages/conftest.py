"""The program, and what several tests do with it."""

from __future__ import annotations

import os
import pathlib
import subprocess
import sys

import pytest

TOP = pathlib.Path(__file__).resolve().parents[2]
PACKAGES = TOP / "server/packages"
sys.path.insert(0, str(PACKAGES / "python"))
sys.path.insert(0, str(pathlib.Path(__file__).parent / "archive"))


@pytest.fixture(scope="session")
def program() -> str:
    return os.environ["YUANYIN"]


@pytest.fixture(scope="session")
def run(program):
    """Runs the program and gives what it wrote; it must end with one of the statuses that are expected."""

    def run(*arguments: str, statuses=(0,), folder=None, text=None) -> str:
        ended = subprocess.run(
            [program, "--locale", "en", *arguments],
            cwd=folder,
            input=text,
            capture_output=True,
            check=False,
            encoding="utf-8",
        )
        assert ended.returncode in statuses, ended.stderr
        return ended.stdout

    return run


@pytest.fixture(scope="session")
def bare_program(program, tmp_path_factory) -> str:
    """The program without what only debuggers read, as a release has it: packages are made of it in a tenth of the time."""
    bare = tmp_path_factory.mktemp("program") / "yuanyin"
    subprocess.run(["strip", "-o", bare, program], check=True)
    return str(bare)


@pytest.fixture(scope="session")
def sample() -> pathlib.Path:
    return TOP / "tests/drafts/sample.md"
