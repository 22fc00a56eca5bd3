import { expect, test } from "vitest";
import { readPeople, windowsOf } from "../../../server/src/main/web/chat/people.ts";

test("readsWhoIsHere", () => {
  const people = [
    { name: "Ada", windows: 2 },
    { name: "Grace", windows: 1 },
  ];
  expect(readPeople({ people })).toEqual(people);
});

test.each([null, 7, "people", {}, { people: 7 }, { people: [null, 7, { name: "Ada" }, { name: 7, windows: 1 }] }])(
  "finds nobody in %j",
  (value) => {
    expect(readPeople(value)).toEqual([]);
  },
);

test.each([
  [1, "1 window"],
  [2, "2 windows"],
])("counts %i", (windows, words) => {
  expect(windowsOf({ name: "Ada", windows })).toBe(words);
});
