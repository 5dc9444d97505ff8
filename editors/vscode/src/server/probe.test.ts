import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "node:test";

import { probe } from "./probe";

/** A program that prints something and ends; its file goes with the test. */
function program(after: (work: () => void) => void, script: string, mode = 0o755): string {
  const folder = mkdtempSync(join(tmpdir(), "yuanyin-probe-"));
  after(() => {
    rmSync(folder, { recursive: true });
  });
  const path = join(folder, "yuanyin");
  writeFileSync(path, `#!/bin/sh\n${script}\n`, { mode });
  return path;
}

test("a server says its version", async (context) => {
  const path = program((work) => { context.after(work); }, "echo yuanyin 1.2.3");
  assert.deepEqual(await probe(path, false), { version: "1.2.3" });
});

test("another program, one that fails and one that is not there are told apart from a server", async (context) => {
  const after = (work: () => void): void => { context.after(work); };
  assert.deepEqual(await probe(program(after, "echo Python 3.11.7; echo More"), false), {
    otherProgram: "Python 3.11.7",
  });
  for (const [path, reason] of [
    [program(after, "echo cannot execute >&2; exit 1"), "cannot execute"],
    ["/nowhere/yuanyin", "ENOENT"],
  ] as const) {
    const probed = await probe(path, false);
    assert.ok("failure" in probed && probed.failure.includes(reason), JSON.stringify(probed));
  }
});

test("the bundled server is made executable where unpacking has lost that, another is not", async (context) => {
  const path = program((work) => { context.after(work); }, "echo yuanyin 1.2.3", 0o644);
  assert.ok("failure" in (await probe(path, false)));
  assert.deepEqual(await probe(path, true), { version: "1.2.3" });
});
