"""The package for npm: built by one command, and run by npx from a folder that has nothing else."""

from __future__ import annotations

import subprocess

from conftest import PACKAGES, TOP

WRONG = "见A部分 七.45。\n"


def test_npx_runs_the_program_of_the_package(bare_program, tmp_path):
    platform = subprocess.run(
        ["node", "-p", "process.platform + '-' + process.arch"], capture_output=True, check=True, text=True
    ).stdout.strip()
    build = [PACKAGES / "npm/build", tmp_path / "made", f"{platform}={bare_program}"]
    subprocess.run(build, check=True, capture_output=True)
    (made,) = (tmp_path / "made").iterdir()
    version = next(line for line in (TOP / "Cargo.toml").read_text().splitlines() if line.startswith("version"))
    assert made.name == f"yuanyin-{version.split(chr(34))[1]}.tgz"
    folder = tmp_path / "empty"
    folder.mkdir()
    (folder / "note.md").write_text(WRONG, encoding="utf-8")
    npx = ["npx", "--yes", "--offline", "--cache", tmp_path / "cache", "--package", made, "yuanyin", "--locale", "en"]
    checked = subprocess.run([*npx, "check", "note.md"], cwd=folder, capture_output=True, check=False, text=True)
    assert checked.returncode == 1 and "no-such-provision" in checked.stdout, checked.stderr
    # Input and status go through.
    sent = subprocess.run(
        [*npx, "check", "-"], cwd=folder, input="没有。\n", capture_output=True, check=False, text=True
    )
    assert sent.returncode == 0, sent.stderr


def test_a_platform_that_it_was_not_made_for_is_told(bare_program, tmp_path):
    subprocess.run([PACKAGES / "npm/build", tmp_path, f"plan9-mips={bare_program}"], check=True, capture_output=True)
    (made,) = tmp_path.iterdir()
    npx = ["npx", "--yes", "--offline", "--cache", tmp_path / "cache", "--package", made, "yuanyin", "explain"]
    ended = subprocess.run(npx, capture_output=True, check=False, text=True)
    assert ended.returncode == 2 and "no program for" in ended.stderr
