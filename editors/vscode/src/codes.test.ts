// Every code has an explanation in both languages, and the manifest has the same codes.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";

import { CODES, sectionOf } from "./codes";

const manifest = JSON.parse(readFileSync("package.json", "utf8")) as {
  contributes: { configuration: { properties: Record<string, { properties?: object }> } };
};

test("the codes are those that can be set", () => {
  const settable = manifest.contributes.configuration.properties["yuanyin.diagnostics"]?.properties ?? {};
  assert.deepEqual([...CODES].sort(), Object.keys(settable).sort());
});

test("each is explained, in Chinese and in English", () => {
  for (const language of ["zh", "en"]) {
    const all = readFileSync(`media/explanations.${language}.md`, "utf8");
    for (const code of CODES) {
      const page = sectionOf(all, code);
      assert.ok(page !== undefined && page.split("\n").length > 2, `${code} in ${language}`);
      assert.ok(page.startsWith("# ") && page.split("\n## ").length === 1, page);
    }
  }
  assert.equal(sectionOf("## 甲（no-such-section）\n\n乙\n", "no-such-provision"), undefined);
});
