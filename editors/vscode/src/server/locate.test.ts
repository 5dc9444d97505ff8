import assert from "node:assert/strict";
import test from "node:test";

import { locate, versionIn } from "./locate";

const all = (): boolean => true;
const none = (): boolean => false;

test("the configured server comes before the bundled one", () => {
  assert.deepEqual(locate(" /opt/yuanyin ", "/extension", "linux", all), {
    path: "/opt/yuanyin",
    origin: "configured",
  });
});

test("a relative path, which a workspace could fill, is refused", () => {
  for (const path of ["yuanyin", "./yuanyin", "bin/yuanyin"]) {
    assert.deepEqual(locate(path, "/extension", "linux", all), { reason: "not-absolute", path });
  }
});

test("without a setting it is the bundled one, named as the platform names programs", () => {
  assert.deepEqual(locate("", "/extension", "darwin", all), {
    path: "/extension/server/yuanyin",
    origin: "bundled",
  });
  const onWindows = locate("", "/extension", "win32", all);
  assert.ok("path" in onWindows && onWindows.path.endsWith("yuanyin.exe"));
});

test("a package without a server for the platform says so", () => {
  assert.deepEqual(locate("", "/extension", "linux", none), { reason: "not-bundled" });
});

test("only Yuanyin's own answer is a version", () => {
  assert.equal(versionIn("yuanyin 0.1.0\n"), "0.1.0");
  assert.equal(versionIn("yuanyin 0.2.0-beta.1\n"), "0.2.0-beta.1");
  assert.equal(versionIn("Python 3.11.7\n"), undefined);
  assert.equal(versionIn(""), undefined);
});
