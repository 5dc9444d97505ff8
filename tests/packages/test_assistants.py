"""`yuanyin mcp` with the protocol's own client from PyPI."""

from __future__ import annotations

import asyncio
import json
import os
import pathlib
import subprocess

import jsonschema
from conftest import TOP
from mcp import ClientSession, StdioServerParameters
from mcp.client.stdio import stdio_client


def session(program: str, ask, arguments=("--locale", "en", "mcp"), folder=None):
    """What `ask` gets out of a session."""

    async def talk():
        server = StdioServerParameters(command=program, args=list(arguments), cwd=folder)
        async with stdio_client(server) as (reads, writes), ClientSession(reads, writes) as client:
            return await ask(client, await client.initialize())

    return asyncio.run(asyncio.wait_for(talk(), 60))


def answer(result) -> dict:
    """The structured content, which the text repeats for clients that know only that."""
    told = result.model_dump(by_alias=True)
    assert not told["isError"], told
    assert json.loads(told["content"][0]["text"]) == told["structuredContent"]
    return told["structuredContent"]


def test_the_tools_are_listed_with_what_they_take(program):
    async def ask(client, begun):
        return begun.model_dump(by_alias=True), (await client.list_tools()).model_dump(by_alias=True)["tools"]

    begun, tools = session(program, ask)
    assert begun["serverInfo"]["name"] == "yuanyin"
    assert [tool["name"] for tool in tools] == ["look_up", "search", "verify", "convert"]
    for tool in tools:
        jsonschema.validators.validator_for(tool["inputSchema"]).check_schema(tool["inputSchema"])
        assert tool["description"] and tool["annotations"]["readOnlyHint"]
        assert all(one["description"] for one in tool["inputSchema"]["properties"].values())


def test_an_assistant_looks_up_searches_verifies_and_converts(program):
    passage = "A部分 七.23规定：“有关国家应当考虑举行非正式协商”，又见A部分 七.45。"

    async def ask(client, _):
        call = client.call_tool
        return [
            answer(await call("look_up", {"citation": "第3/4号决定第2段(b)项"})),
            answer(await call("search", {"query": "培训", "limit": 3})),
            answer(await call("verify", {"text": passage})),
            answer(await call("convert", {"text": "见A部分 七.20。", "form": "report"})),
        ]

    looked_up, found, verified, converted = session(program, ask)
    assert [one["identity"] for one in looked_up["provisions"]] == ["B.三.2.b"]
    assert len(found["provisions"]) == 3 and "培训" in found["provisions"][0]["text"]
    assert [one["state"] for one in verified["citations"]] == ["wrong", "wrong"]
    assert [one["code"] for one in verified["findings"]] == ["misquoted", "no-such-provision"]
    assert "非正式磋商" in verified["provisions"][0]["text"]
    assert converted == {"text": "见CTOC/COP/WG.2/2013/5，第24段。", "changed": 1}


def test_what_a_tool_does_not_take_is_told_and_the_session_goes_on(program):
    async def ask(client, _):
        wrong = await client.call_tool("convert", {"text": "见七.20。", "form": "verse"})
        return wrong.model_dump(by_alias=True), answer(await client.call_tool("look_up", {"citation": "七.20"}))

    wrong, right = session(program, ask)
    assert wrong["isError"] and "verse" in wrong["content"][0]["text"]
    assert right["provisions"][0]["identity"] == "A.七.20"


def test_another_compilation_is_asked(program):
    async def ask(client, _):
        return answer(await client.call_tool("look_up", {"citation": "A部分 一.2.b"}))

    ours = str(TOP / "tests/corpus/minimal")
    found = session(program, ask, ("mcp", "--corpus", ours))
    assert [one["identity"] for one in found["provisions"]] == ["A.一.2.b"]


def test_several_compilations_are_asked_together(program):
    passage = "见A部分 七.20，又见人口贩运A部分 四.99。"

    async def ask(client, _):
        call = client.call_tool
        return [
            answer(await call("look_up", {"citation": "人口贩运A部分 四.1"})),
            answer(await call("look_up", {"citation": "A部分 七.20"})),
            answer(await call("verify", {"text": passage})),
            answer(await call("search", {"query": "培训", "limit": 4})),
            answer(await call("convert", {"text": passage, "form": "report"})),
        ]

    trafficking = "人口贩运=" + str(TOP / "tests/corpus/trafficking-in-persons")
    corpora = ("--locale", "en", "mcp", "--corpus", "built-in", "--corpus", trafficking)
    named, unnamed, verified, found, converted = session(program, ask, corpora)
    assert {one["compilation"] for one in named["provisions"]} == {"人口贩运"}
    assert [one["compilation"] for one in unnamed["provisions"]] == ["技术援助"]
    assert [(one["compilation"], one["state"]) for one in verified["citations"]] == [
        ("技术援助", "ok"),
        ("人口贩运", "wrong"),
    ]
    assert [one["code"] for one in verified["findings"]] == ["no-such-provision"]
    assert [one["compilation"] for one in found["provisions"]] == ["技术援助", "人口贩运"] * 2
    assert converted["changed"] == 1 and converted["text"].startswith("见CTOC/COP/WG.2/2013/5，第24段")


def test_errors_have_the_protocol_s_codes(program):
    asked = {"protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": {"name": "test", "version": "0"}}
    requests = [
        {"id": 1, "method": "initialize", "params": asked},
        {"method": "notifications/initialized"},
        {"id": 2, "method": "tools/nothing"},
        {"id": 3, "method": "tools/call", "params": {"name": "nothing", "arguments": {}}},
        {"id": 4, "method": "tools/call", "params": {"tool": "search"}},
        {"id": 5, "method": "ping"},
    ]
    process = subprocess.Popen([program, "--locale", "en", "mcp"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    told = {}
    for request in requests:
        process.stdin.write(json.dumps({"jsonrpc": "2.0", **request}).encode() + b"\n")
        process.stdin.flush()
        if "id" in request:
            answered = json.loads(process.stdout.readline())
            told[answered["id"]] = answered.get("error")
    process.stdin.close()
    process.wait(timeout=60)
    assert told[1] is None and told[5] is None
    assert told[2]["code"] == -32601
    assert told[3] == {"code": -32602, "message": "There is no tool “nothing”."}
    assert told[4]["code"] == -32602


def test_what_is_no_json_is_told_and_the_session_goes_on(program):
    typed = "第3/4号决定说什么？".encode() + b"\n\n" + b'{"jsonrpc": "2.0", "id": 1, "method": "ping"}\n'
    ended = subprocess.run(
        [program, "--locale", "en", "mcp"], input=typed, capture_output=True, check=False, timeout=60
    )
    # Standard output is the protocol's alone.
    assert json.loads(ended.stdout) == {"jsonrpc": "2.0", "id": 1, "result": {}}
    told = [line for line in ended.stderr.decode().splitlines() if "not JSON" in line]
    assert len(told) == 1 and "“第3/4号决定说什么？”" in told[0] and "yuanyin show" in told[0], ended.stderr


def test_it_reads_no_file_of_the_folder_and_ends_with_its_input(program, tmp_path: pathlib.Path):
    # A project file that would be an error where it is read, and a draft that would be checked.
    (tmp_path / ".yuanyin.toml").write_text("locale = [", encoding="utf-8")
    (tmp_path / "draft.md").write_text("见A部分 七.45。", encoding="utf-8")

    async def ask(client, _):
        return answer(await client.call_tool("verify", {"text": "draft.md"}))

    assert session(program, ask, folder=str(tmp_path))["citations"] == []
    if os.path.exists("/proc/self/fd"):
        opened = opened_by(program, tmp_path)
        assert not [file for file in opened if file.startswith(str(tmp_path))], opened
    ended = subprocess.run([program, "mcp"], input=b"", capture_output=True, check=False, timeout=60)
    assert ended.returncode in (0, 2) and ended.stdout == b""


def opened_by(program: str, folder: pathlib.Path) -> list[str]:
    """The files that it has open after an answer."""
    process = subprocess.Popen(
        [program, "mcp"], cwd=folder, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )
    asked = {"protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": {"name": "test", "version": "0"}}
    line = json.dumps({"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": asked})
    process.stdin.write(line.encode() + b"\n")
    process.stdin.flush()
    assert b"yuanyin" in process.stdout.readline()
    links = pathlib.Path(f"/proc/{process.pid}/fd").iterdir()
    opened = [os.readlink(link) for link in links]
    process.stdin.close()
    process.wait(timeout=60)
    return opened
