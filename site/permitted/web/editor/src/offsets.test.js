import assert from "node:assert/strict";
import { test } from "node:test";

import { toUnits, withLineFeeds } from "./offsets.js";

const TEXTS = [
  "plain",
  "naïve café",
  "👍 then http://a.example",
  "👩‍👩‍👧‍👦 family, 🇵🇱🇪🇸 flags, e\u0301 combined",
  "two\nlines\n\nand 𝒎𝒂𝒕𝒉",
  "",
];

test("a slice by converted offsets is the slice by code points", () => {
  for (const text of TEXTS) {
    const points = [...text];
    for (let start = 0; start <= points.length; start += 1) {
      for (let end = start; end <= points.length; end += 1) {
        const [from, to] = toUnits(text, [start, end]);
        assert.equal(text.slice(from, to), points.slice(start, end).join(""));
      }
    }
  }
});

test("offsets come back in the order they were asked for", () => {
  assert.deepEqual(toUnits("👍👍a", [3, 0, 1, 1]), [5, 0, 2, 2]);
});

test("an offset past the end is the end", () => {
  assert.deepEqual(toUnits("👍", [9]), [2]);
});

test("every kind of line end becomes a line feed, one for one", () => {
  assert.equal(withLineFeeds("a\r\nb\rc\nd\r\n\r\n"), "a\nb\nc\nd\n\n");
});
