"""The Debian package: built by one command, and tried in a root that has nothing else."""

from __future__ import annotations

import os
import pathlib
import shutil
import subprocess

import pytest
from conftest import PACKAGES

needs_debian = pytest.mark.skipif(shutil.which("dpkg-shlibdeps") is None, reason="needs dpkg-dev")
WRONG = "见A部分 七.45。\n"


@pytest.fixture(scope="module")
def package(bare_program, tmp_path_factory) -> pathlib.Path:
    folder = tmp_path_factory.mktemp("debian")
    # Pressed lightly: here nobody downloads it.
    quick = {**os.environ, "DPKG_DEB_COMPRESSOR_LEVEL": "1"}
    build = [PACKAGES / "debian/build", folder, bare_program]
    built = subprocess.run(build, env=quick, capture_output=True, check=False, text=True)
    assert built.returncode == 0, built.stderr
    (made,) = folder.iterdir()
    return made


def fields(package: pathlib.Path) -> dict[str, str]:
    shown = subprocess.run(["dpkg-deb", "--field", package], capture_output=True, check=True, text=True).stdout
    lines = [line for line in shown.splitlines() if ": " in line and not line.startswith(" ")]
    return dict(line.split(": ", 1) for line in lines)


@needs_debian
def test_it_has_the_program_its_pages_and_its_completions(package, tmp_path):
    assert fields(package)["Package"] == "yuanyin" and "libc6" in fields(package)["Depends"]
    subprocess.run(["dpkg-deb", "--extract", package, tmp_path], check=True)
    for name in (
        "usr/share/man/man1/yuanyin.1.gz",
        "usr/share/man/man1/yuanyin-corpus-export.1.gz",
        "usr/share/man/zh_CN/man1/yuanyin-check.1.gz",
        "usr/share/bash-completion/completions/yuanyin",
        "usr/share/zsh/vendor-completions/_yuanyin",
        "usr/share/fish/vendor_completions.d/yuanyin.fish",
        "usr/share/doc/yuanyin/copyright",
    ):
        assert (tmp_path / name).stat().st_size > 100, name
    listed = subprocess.run(["dpkg-deb", "--contents", package], capture_output=True, check=True, text=True)
    assert all("root/root" in line for line in listed.stdout.splitlines())


@needs_debian
@pytest.mark.skipif(os.geteuid() != 0, reason="only root can enter another root")
def test_it_installs_and_runs_in_a_bare_root(package, tmp_path):
    """Only what the package depends on is there: the C library and libgcc, from Debian's packages."""
    root = tmp_path / "root"
    for folder in ("var/lib/dpkg/updates", "var/lib/dpkg/info", "tmp", "etc"):
        (root / folder).mkdir(parents=True)
    (root / "var/lib/dpkg/status").touch()
    for link in ("bin", "lib", "lib64"):
        (root / "usr" / link).mkdir(parents=True)
        (root / link).symlink_to(f"usr/{link}")
    downloads = tmp_path / "downloads"
    downloads.mkdir()
    needed = ["libc6", "libgcc-s1", "gcc-12-base"]
    subprocess.run(["apt-get", "-qq", "download", *needed], cwd=downloads, check=True, capture_output=True)
    # Their own scripts are for a whole system: they are only unpacked; ours is installed.
    for part in sorted(downloads.glob("*.deb")):
        subprocess.run(["dpkg-deb", "--extract", part, root], check=True)
    install = ["dpkg", f"--root={root}", "--force-depends", "--force-script-chrootless", "--install", package]
    subprocess.run(install, check=True, capture_output=True)
    shown = subprocess.run(
        ["dpkg", f"--root={root}", "--status", "yuanyin"], capture_output=True, text=True, check=True
    )
    assert "Status: install ok installed" in shown.stdout
    (root / "tmp/note.md").write_text(WRONG, encoding="utf-8")
    inside = ["chroot", root, "/usr/bin/yuanyin", "--locale", "en"]
    checked = subprocess.run([*inside, "check", "/tmp/note.md"], capture_output=True, check=False, text=True)
    assert checked.returncode == 1 and "no-such-provision" in checked.stdout, checked.stderr
    removed = subprocess.run(
        ["dpkg", f"--root={root}", "--force-script-chrootless", "--purge", "yuanyin"], capture_output=True, check=False
    )
    assert removed.returncode == 0 and not (root / "usr/bin/yuanyin").exists()
