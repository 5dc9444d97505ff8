// Every text has a Chinese translation, with the same places to be filled in.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";

import * as typescript from "typescript";

import { FORMS } from "./protocol";

type Texts = Record<string, string>;

const read = (path: string): Texts => JSON.parse(readFileSync(path, "utf8")) as Texts;

/** The texts that a source file gives to `l10n.t`. */
function given(path: string): string[] {
  const source = typescript.createSourceFile(
    path,
    readFileSync(path, "utf8"),
    typescript.ScriptTarget.ES2022,
  );
  const found: string[] = [];
  const visit = (node: typescript.Node): void => {
    if (typescript.isCallExpression(node) && node.expression.getText(source) === "l10n.t") {
      const first = node.arguments[0];
      assert.ok(first && typescript.isStringLiteral(first), node.getText(source));
      found.push(first.text);
    }
    typescript.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** {0}, {1}, and links to commands: what a translation must keep. */
function kept(text: string): string[] {
  return (text.match(/\{\d\}|\]\(command:[^)]*\)|`#[^`]*#`/gu) ?? []).sort();
}

function assertTranslated(keys: string[], original: (key: string) => string, chinese: Texts): void {
  assert.deepEqual(Object.keys(chinese).sort(), [...new Set(keys)].sort());
  for (const key of keys) {
    assert.deepEqual(kept(chinese[key] ?? ""), kept(original(key)), key);
  }
}

test("what the extension says is translated", () => {
  const keys = given("src/messages.ts");
  assert.ok(keys.length > 50);
  assertTranslated(keys, (key) => key, read("l10n/bundle.l10n.zh-cn.json"));
});

test("what its manifest says is translated, and nothing of it is missing", () => {
  const english = read("package.nls.json");
  assertTranslated(Object.keys(english), (key) => english[key] ?? "", read("package.nls.zh-cn.json"));
  const manifest = readFileSync("package.json", "utf8");
  const used = [...manifest.matchAll(/"%([^%"]+)%"/gu)].map(([, key]) => key);
  assert.deepEqual([...new Set(used)].sort(), Object.keys(english).sort());
});

test("the forms have the server's names, in lists and in the settings", () => {
  const source = readFileSync("../../server/src/messages/finding.rs", "utf8");
  const names = [...source.matchAll(/Form::(\w+) => locale\.pick\("([^"]+)", "([^"]+)"\)/gu)].map(
    ([, form, chinese, english]) => ({ form: form?.toLowerCase() ?? "", chinese, english: english ?? "" }),
  );
  assert.deepEqual(names.map(({ form }) => form), FORMS);
  const said = read("l10n/bundle.l10n.zh-cn.json");
  const [english, chinese] = [read("package.nls.json"), read("package.nls.zh-cn.json")];
  for (const name of names) {
    assert.equal(said[name.english], name.chinese);
    assert.equal(english[`form.${name.form}.name`], name.english);
    assert.equal(chinese[`form.${name.form}.name`], name.chinese);
  }
});

test("an empty choice of a setting is shown as words", () => {
  const { contributes } = JSON.parse(readFileSync("package.json", "utf8")) as {
    contributes: { configuration: { properties: Record<string, { enum?: string[]; enumItemLabels?: string[] }> } };
  };
  const choices = Object.entries(contributes.configuration.properties).filter(([, { enum: values }]) => values?.includes(""));
  assert.ok(choices.length > 2);
  for (const [name, { enum: values = [], enumItemLabels: labels = [] }] of choices) {
    assert.equal(labels.length, values.length, name);
    assert.notEqual(labels[values.indexOf("")], "", name);
  }
});

test("Chinese has Chinese marks, and no space within 第…行 and the like", () => {
  const texts = Object.values(read("l10n/bundle.l10n.zh-cn.json"));
  for (const text of texts) {
    assert.doesNotMatch(text, /第 \{|\{\d\} [处份行段个]|\p{Script=Han}[,;:!?]/u, text);
  }
});
