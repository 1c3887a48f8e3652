import assert from "node:assert/strict";
import { test } from "node:test";

import { stepFrom } from "./steps.js";

const SENTENCE = { from: 0, to: 40 };
const LINK = { from: 4, to: 20 };
const EMAIL = { from: 30, to: 40 };
const START = { from: 0, to: 0 };

function walk(places, direction, steps) {
  let here = START;
  return Array.from({ length: steps }, () => (here = stepFrom(places, here, direction)));
}

test("every finding is visited in order, and then again from the first", () => {
  assert.deepEqual(walk([EMAIL, LINK], 1, 3), [LINK, EMAIL, LINK]);
});

test("findings inside another are visited too", () => {
  assert.deepEqual(walk([SENTENCE, LINK, EMAIL], 1, 4), [SENTENCE, LINK, EMAIL, SENTENCE]);
});

test("backwards it is the same way back, from the last", () => {
  assert.deepEqual(walk([SENTENCE, LINK, EMAIL], -1, 4), [EMAIL, LINK, SENTENCE, EMAIL]);
});

test("two findings at one place are one step", () => {
  assert.deepEqual(walk([LINK, { ...LINK }, EMAIL], 1, 2), [LINK, EMAIL]);
});

test("a single finding stays selected", () => {
  assert.deepEqual(walk([LINK], 1, 2), [LINK, LINK]);
});

test("without findings there is nowhere to go", () => {
  assert.equal(stepFrom([], START, 1), null);
});
