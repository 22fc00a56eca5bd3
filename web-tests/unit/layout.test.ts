import fc from "fast-check";
import { expect, test } from "vitest";
import { compact, indent } from "../../server/src/main/web/json/layout.ts";

test("laysOutWithoutRoundingNumbers", () => {
  expect(indent('{"a":[9007199254740993,{}],"b":"x, y","c":[]}')).toBe(
    '{\n  "a": [\n    9007199254740993,\n    {}\n  ],\n  "b": "x, y",\n  "c": []\n}',
  );
});

test("keepsQuotesAndBackslashesInStrings", () => {
  const json = JSON.stringify({ 'q"\\': "a\\\" : {" });
  expect(compact(indent(json))).toBe(json);
});

test("meansTheSameBeforeAndAfter", () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.constantFrom(0, 3), (value, spaces) => {
      const json = JSON.stringify(value, null, spaces);
      const plain = JSON.parse(json);
      expect(JSON.parse(indent(json))).toEqual(plain);
      expect(compact(json)).toBe(JSON.stringify(plain));
    }),
    { seed: 7070, numRuns: 500 },
  );
});
