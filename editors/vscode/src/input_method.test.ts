import assert from "node:assert/strict";
import test from "node:test";

import { isFromInputMethod } from "./input_method";

for (const [text, expected] of [
  ["决定", true],
  ["七．", true],
  ["第", true],
  ["（", true],
  ["sfxz", false],
  ["七.", false],
  ["", false],
  ["20", false],
  ["各国应当考虑参与和支持建立新的并加强现有的中央机关", false],
] as const) {
  test(`“${text}” ${expected ? "was" : "was not"} committed by an input method`, () => {
    assert.equal(isFromInputMethod(text), expected);
  });
}
