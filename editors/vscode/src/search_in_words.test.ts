import assert from "node:assert/strict";
import test from "node:test";

import { endsInSearchOfWords } from "./search_in_words";

for (const [before, expected] of [
  ["See @asset r", true],
  ["See @asset ", true],
  ["Voir @recouvrement d’avoirs", true],
  ["见@si fa xie", true],
  ["See @asset", false],
  ["See @asset recovery.", false],
  ["见@证人 保护", true],
  ["见@证人　保护", true],
  ["见@3/4 枪支", true],
  ["Ask @Wang li", true],
  ["见@证人 保护，", false],
  ["见@证人", false],
  ["See asset recovery", false],
  ["@a and what goes on for longer than any query", false],
] as const) {
  test(`“${before}” ${expected ? "ends" : "does not end"} in a search of several words`, () => {
    assert.equal(endsInSearchOfWords(before), expected);
  });
}
