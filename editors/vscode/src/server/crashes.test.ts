import assert from "node:assert/strict";
import test from "node:test";

import { Crashes } from "./crashes";

const SECOND = 1000;

test("a server that ends now and then is started again", () => {
  const crashes = new Crashes();
  for (let time = 0; time < 20; time += 1) {
    assert.equal(crashes.mayRestart(time * 70 * SECOND), true);
  }
});

test("one that keeps ending is left alone, until the user restarts it", () => {
  const crashes = new Crashes();
  const answers = [1, 2, 3, 4].map((time) => crashes.mayRestart(time * SECOND));
  assert.deepEqual(answers, [true, true, true, false]);
  crashes.forget();
  assert.equal(crashes.mayRestart(5 * SECOND), true);
});
