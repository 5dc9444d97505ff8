// The manifest names what the code has, and nothing else.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";

interface Manifest {
  contributes: {
    commands: { command: string }[];
    menus: Record<string, { command?: string; when?: string }[]>;
    configuration: { properties: Record<string, { scope: string }> };
  };
  capabilities: { untrustedWorkspaces: { restrictedConfigurations: string[] } };
}

const manifest = JSON.parse(readFileSync("package.json", "utf8")) as Manifest;
const { commands, menus, configuration } = manifest.contributes;

/** Names in the code: the keys of the table of commands in `extension.ts`. */
function registered(): string[] {
  const source = readFileSync("src/extension.ts", "utf8");
  const table = /const commands: [^\n]* = \{\n([\s\S]*?)\n {2}\};/u.exec(source)?.[1] ?? "";
  return [...table.matchAll(/^ {4}(\w+)(?::|,)/gmu)].map(([, name]) => `yuanyin.${name ?? ""}`);
}

test("every command of the manifest is there, and every command is in the manifest", () => {
  // Code lenses call this one; nobody else does.
  const own = registered().filter((command) => command !== "yuanyin.showReferences");
  assert.deepEqual(commands.map(({ command }) => command).sort(), own.sort());
});

test("menus offer only commands that there are", () => {
  const known = new Set(commands.map(({ command }) => command));
  for (const { command } of Object.values(menus).flat()) {
    assert.ok(command === undefined || known.has(command), command);
  }
});

test("no command has the name of one of the server's, which the client registers", () => {
  const requests = readFileSync("../../server/src/session/requests/mod.rs", "utf8");
  const rows = requests.matchAll(/^ {4}"(\w+)" \(/gmu);
  const ofTheServer = [...rows].map(([, name]) => `yuanyin.${name}`);
  assert.equal(ofTheServer.length, 9);
  assert.deepEqual(registered().filter((command) => ofTheServer.includes(command)), []);
});

test("what decides which program runs, a workspace cannot set", () => {
  assert.equal(configuration.properties["yuanyin.server.path"]?.scope, "machine");
  assert.deepEqual(manifest.capabilities.untrustedWorkspaces.restrictedConfigurations, [
    "yuanyin.server.path",
    "yuanyin.corpus",
  ]);
});
