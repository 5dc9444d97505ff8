import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";

import { defaultsOf, withoutDefaults } from "./language_defaults";

test("the switch is about the languages of others, not about Yuanyin's own", () => {
  const defaults = defaultsOf(JSON.parse(readFileSync("package.json", "utf8")));
  assert.ok("[markdown]" in defaults && "[latex]" in defaults);
  assert.deepEqual(Object.keys(defaults).filter((name) => name.includes("yuanyin") || !name.startsWith("[")), []);
});

test("what would hold without the defaults is written, and what the user has set stays", () => {
  const { after, mine } = withoutDefaults(
    { "editor.wordBasedSuggestions": "currentDocument", "editor.fontSize": 15 },
    { "editor.wordBasedSuggestions": "off", "editor.acceptSuggestionOnEnter": "smart" },
    () => "on",
  );
  assert.deepEqual(after, {
    "editor.wordBasedSuggestions": "currentDocument",
    "editor.fontSize": 15,
    "editor.acceptSuggestionOnEnter": "on",
  });
  assert.deepEqual(mine, { "editor.acceptSuggestionOnEnter": "on" });
});
