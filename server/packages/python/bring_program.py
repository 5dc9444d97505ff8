"""Puts the program into the wheel: the one that YUANYIN_PROGRAM names, for the platform that YUANYIN_PLATFORM names
(as wheels do: manylinux_2_17_x86_64.musllinux_1_2_x86_64); without them the one that cargo builds here, for here."""

from __future__ import annotations

import os
import pathlib
import subprocess
import sysconfig
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class BringProgram(BuildHookInterface):
    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if version == "editable":
            return
        program = os.environ.get("YUANYIN_PROGRAM") or self.built()
        platform = os.environ.get("YUANYIN_PLATFORM") or sysconfig.get_platform().replace("-", "_").replace(".", "_")
        ending = ".exe" if program.endswith(".exe") else ""
        build_data["shared_scripts"] = {program: f"yuanyin{ending}"}
        build_data["tag"] = f"py3-none-{platform}"
        build_data["pure_python"] = False

    def built(self) -> str:
        top = pathlib.Path(self.root).resolve().parents[2]
        profile = "packaged"
        subprocess.run(["cargo", "build", "--profile", profile, "--locked"], cwd=top, check=True)
        folder = pathlib.Path(os.environ.get("CARGO_TARGET_DIR", top / "target")) / profile
        program = folder / "yuanyin"
        return str(program if program.exists() else program.with_suffix(".exe"))
