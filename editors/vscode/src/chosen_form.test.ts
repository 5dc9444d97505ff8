import assert from "node:assert/strict";
import test from "node:test";

import { ChosenForm } from "./chosen_form";
import type { Form } from "./protocol";

/** What VS Code keeps for an extension. */
function memory(): ConstructorParameters<typeof ChosenForm>[0] {
  const kept = new Map<string, unknown>();
  return {
    keys: () => [...kept.keys()],
    get: <T>(key: string, other?: T) => (kept.has(key) ? kept.get(key) : other) as T,
    update: (key, value) => {
      kept.set(key, value);
      return Promise.resolve();
    },
  };
}

test("the form chosen last stays, until the settings name another one", async () => {
  let set: Form = "compilation";
  const kept = memory();
  const form = new ChosenForm(kept, () => set);
  assert.equal(form.get(), "compilation");
  await form.choose("report");
  assert.equal(form.get(), "report");
  assert.equal(new ChosenForm(kept, () => set).get(), "report", "after a restart, too");
  set = "long";
  assert.equal(form.get(), "long");
});
