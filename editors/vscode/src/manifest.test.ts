// The manifest names what the code has, and nothing else.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";

interface Manifest {
  contributes: {
    commands: { command: string }[];
    menus: Record<string, { command?: string; when?: string }[]>;
    keybindings: { when: string }[];
    walkthroughs: { steps: { completionEvents?: string[] }[] }[];
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
  // Called by code lenses, links and proposals; nobody looks for them.
  const unlisted = ["showReferences", "openCited", "explain", "tookCompletion", "tookFix"].map((name) => `yuanyin.${name}`);
  const own = registered().filter((command) => !unlisted.includes(command));
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
  assert.equal(ofTheServer.length, 11);
  assert.deepEqual(registered().filter((command) => ofTheServer.includes(command)), []);
});

test("what decides which program runs, a workspace cannot set", () => {
  assert.equal(configuration.properties["yuanyin.server.path"]?.scope, "machine");
  assert.deepEqual(manifest.capabilities.untrustedWorkspaces.restrictedConfigurations, [
    "yuanyin.server.path",
    "yuanyin.corpus",
    "yuanyin.corpora",
  ]);
});

test("a step of the walkthrough is ticked by what has been done, which the code tells", () => {
  const { steps } = manifest.contributes.walkthroughs[0] ?? { steps: [] };
  const events = steps.flatMap(({ completionEvents }) => completionEvents ?? [""]);
  assert.equal(events.length, steps.length);
  const told = /export type Step = (.*);/u.exec(readFileSync("src/walkthrough.ts", "utf8"))?.[1] ?? "";
  assert.deepEqual(events.map((event) => event.replace(/^onContext:yuanyin\.has\./u, "")), [...told.matchAll(/"(\w+)"/gu)].map(([, step]) => step));
});

test("keys work only where a draft is, from the first moment", () => {
  const languages = /const LANGUAGES = \[([^\]]*)\]/u.exec(readFileSync("src/documents.ts", "utf8"))?.[1] ?? "";
  const named = [...languages.matchAll(/"(\w+)"/gu)].map(([, language]) => language).join("|");
  for (const { when } of manifest.contributes.keybindings) {
    // The first before the extension runs, the second for languages that are set.
    assert.ok(when.endsWith(`(yuanyin.draft || editorLangId =~ /^(${named})$/)`), when);
  }
});

test("every setting of the server is sent to it, those of a folder for the folder", () => {
  const list = /const OF_THE_SERVER = \[([^\]]*)\]/u.exec(readFileSync("src/settings.ts", "utf8"))?.[1] ?? "";
  const sent = [...list.matchAll(/"(\w+)"/gu)].map(([, name]) => `yuanyin.${name ?? ""}`);
  // Of the extension itself; it asks the server to list all drafts where that is wished.
  const own = ["insert.form", "insert.preview", "languages", "editorDefaults", "server.path", "trace.server", "workspaceDiagnostics"];
  const others = Object.keys(configuration.properties).filter((name) => !own.includes(name.replace("yuanyin.", "")));
  assert.deepEqual(sent.sort(), others.sort());
  const ofFolders = others.filter((name) => configuration.properties[name]?.scope === "resource");
  assert.deepEqual(ofFolders, ["diagnostics", "exclude", "extensions", "houseForm", "subject"].map((name) => `yuanyin.${name}`));
});
