"""The committed configurations of editors that the tests cannot run, checked as far as they can be.

They parse, name the server, its settings and the languages of drafts, and leave room for other
servers. `configurations.py SERVER`.
"""

import json
import re
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

from checks import Checks
from drafts import ROOT
from session import committed

EDITORS = ROOT / "editors"
LANGUAGES = {"markdown", "plaintext", "latex", "asciidoc", "typst", "restructuredtext", "org", "html"}


def without_comments(text):
    """JSON as Sublime Text reads it: `//` comments on lines of their own."""
    return json.loads(re.sub(r"^\s*//.*$", "", text, flags=re.MULTILINE))


def helix(checks):
    languages = tomllib.loads(committed("editors/helix/languages.toml"))
    config = tomllib.loads(committed("editors/helix/config.toml"))
    named = {one["name"]: one for one in languages["language"]}
    checks.check(
        "Helix: every kind of draft is served first by yuanyin",
        len(named) == len(LANGUAGES) and all(one["language-servers"][0] == "yuanyin" for one in named.values()),
        named,
    )
    checks.check(
        "Helix: beside its own servers",
        "marksman" in named["markdown"]["language-servers"] and "texlab" in named["latex"]["language-servers"],
        named,
    )
    checks.check(
        "Helix: the project file marks a root",
        all(".yuanyin.toml" in one["roots"] for one in named.values()) and "editor" in config,
        named,
    )


def coc(checks):
    settings = json.loads(committed("editors/vim/coc-settings.json"))
    server = settings["languageserver"]["yuanyin"]
    known = {"command", "filetypes", "rootPatterns", "settings"}
    checks.check("coc.nvim: only keys that its schema has", set(server) == known, server)
    checks.check(
        "coc.nvim: sends `yuanyin`, for Vim's file types",
        set(server["settings"]) == {"yuanyin"}
        and {"markdown", "text", "tex", "asciidoc", "typst", "rst", "org", "html"} <= set(server["filetypes"]),
        server,
    )


def sublime(checks):
    text = committed("editors/sublime-text/LanguageServers.sublime-settings")
    server = without_comments(text)["yuanyin"]
    known = {"enabled", "command", "selector", "schemes", "settings"}
    checks.check(
        "Sublime Text: only keys that LSP's schema has", set(server) == known and server["enabled"] is True, server
    )
    scopes = [scope.strip() for scope in server["selector"].split("|")]
    checks.check(
        "Sublime Text: a scope for every kind of draft",
        len(scopes) == len(LANGUAGES) and all(scope.startswith("text.") for scope in scopes),
        scopes,
    )


def kate(checks):
    servers = json.loads(committed("editors/kate/settings.json"))["servers"]
    starts = [name for name, server in servers.items() if "command" in server]
    checks.check(
        "Kate: one server that the others use",
        starts == ["markdown"] and all(server.get("use", "markdown") == "markdown" for server in servers.values()),
        servers,
    )
    checks.check("Kate: the names are languages that the server knows", set(servers) <= LANGUAGES, servers)
    for server in servers.values():
        re.compile(server["highlightingModeRegex"])


def zed(checks):
    extension = tomllib.loads(committed("editors/zed/extension.toml"))
    server = extension["language_servers"]["yuanyin"]
    checks.check(
        "Zed: every language has the name that the server knows it by",
        set(server["languages"]) == set(server["language_ids"]) and set(server["language_ids"].values()) == LANGUAGES,
        server,
    )
    tomllib.loads(committed("editors/zed/Cargo.toml"))


def vim_lsp(checks):
    """Vim reads the file, and registers what it should with a stand-in for vim-lsp's one function."""
    script = EDITORS / "vim/vim-lsp.vim"
    with tempfile.TemporaryDirectory() as folder:
        stand_in = Path(folder, "autoload", "lsp.vim")
        stand_in.parent.mkdir()
        stand_in.write_text(
            "function! lsp#register_server(server) abort\n  let g:got = a:server\nendfunction\n", encoding="utf-8"
        )
        answer = Path(folder, "answer")
        done = subprocess.run(
            [
                "vim",
                "-Nu",
                "NONE",
                "-es",
                "-c",
                f"set runtimepath^={folder}",
                "-c",
                f"source {script}",
                "-c",
                "doautocmd User lsp_setup",
                "-c",
                f"call writefile([json_encode([g:got.name, g:got.cmd({{}}), g:got.allowlist, g:got.workspace_config])], '{answer}')",
                "-c",
                "qa!",
            ],
            capture_output=True,
            text=True,
            check=False,
        )
        got = json.loads(answer.read_text(encoding="utf-8")) if answer.exists() else done.stdout + done.stderr
    checks.check(
        "vim-lsp: Vim registers the server with its settings",
        isinstance(got, list)
        and got[:2] == ["yuanyin", ["yuanyin"]]
        and "markdown" in got[2]
        and list(got[3]) == ["yuanyin"],
        got,
    )


def yegappan_lsp(checks):
    """Vim reads the file, and registers what it should with a stand-in for the plugin's one function."""
    with tempfile.TemporaryDirectory() as folder:
        answer = Path(folder, "answer")
        done = subprocess.run(
            [
                "vim",
                "-Nu",
                "NONE",
                "-es",
                "-c",
                "function! LspAddServer(servers)\nlet g:got = a:servers[0]\nendfunction",
                "-c",
                f"source {EDITORS / 'vim/lsp.vim'}",
                "-c",
                "doautocmd User LspSetup",
                "-c",
                f"call writefile([json_encode([g:got.name, g:got.path, g:got.filetype, g:got.workspaceConfig])], '{answer}')",
                "-c",
                "qa!",
            ],
            capture_output=True,
            text=True,
            check=False,
        )
        got = json.loads(answer.read_text(encoding="utf-8")) if answer.exists() else done.stdout + done.stderr
    checks.check(
        "yegappan/lsp: Vim registers the server with its settings",
        isinstance(got, list)
        and got[:2] == ["yuanyin", "yuanyin"]
        and "markdown" in got[2]
        and list(got[3]) == ["yuanyin"],
        got,
    )


def settings(server, checks):
    """Each example of settings is one that the server takes without a complaint."""
    examples = {
        "coc.nvim": json.loads(committed("editors/vim/coc-settings.json"))["languageserver"]["yuanyin"]["settings"][
            "yuanyin"
        ],
        "Kate": json.loads(committed("editors/kate/settings.json"))["servers"]["markdown"]["initializationOptions"],
        "Sublime Text": {
            name.removeprefix("yuanyin."): value
            for name, value in without_comments(committed("editors/sublime-text/LanguageServers.sublime-settings"))[
                "yuanyin"
            ]["settings"].items()
        },
        "Helix": tomllib.loads(committed("editors/helix/languages.toml"))["language-server"]["yuanyin"]["config"],
        "a wrong one, which must be told": {"inlayHint": "words"},
    }
    for name, options in examples.items():
        told = complaints(server, options)
        expected = name.startswith("a wrong one")
        checks.check(f"settings of {name}", bool(told) == expected, told)


def complaints(server, options):
    """What the server shows when it starts with these options."""

    def message(content):
        body = json.dumps({"jsonrpc": "2.0", **content}).encode()
        return b"Content-Length: %d\r\n\r\n%s" % (len(body), body)

    sent = b"".join(
        [
            message(
                {
                    "id": 1,
                    "method": "initialize",
                    "params": {
                        "capabilities": {},
                        "processId": None,
                        "rootUri": None,
                        "initializationOptions": options,
                    },
                }
            ),
            message({"method": "initialized", "params": {}}),
            message({"id": 2, "method": "yuanyin/status", "params": {}}),
        ]
    )
    process = subprocess.Popen([server], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    process.stdin.write(sent)
    process.stdin.flush()
    told, answered = [], False
    # What it has to say of settings comes at the latest with its answers to what is asked after.
    asked = 2
    while not answered:
        length = 0
        while line := process.stdout.readline().strip():
            length = int(line.split(b":")[1])
        content = json.loads(process.stdout.read(length))
        if content.get("method") == "window/showMessage":
            told.append(content["params"]["message"])
        if content.get("id") == asked and "method" not in content:
            answered = asked == 12
            asked += 1
            process.stdin.write(message({"id": asked, "method": "yuanyin/status", "params": {}}))
            process.stdin.flush()
    process.stdin.close()
    process.wait()
    return told


if __name__ == "__main__":
    checks = Checks("configurations")
    for check in (helix, coc, sublime, kate, zed, vim_lsp, yegappan_lsp):
        check(checks)
    settings(sys.argv[1], checks)
    sys.exit(checks.finish())
