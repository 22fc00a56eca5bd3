import { expect, test } from "vitest";
import { PushRun } from "../../../server/src/main/web/chat/pushrun.ts";

function runOf(total: number, ...numbers: number[]): PushRun {
  const run = new PushRun(total);
  numbers.forEach((number) => run.take(String(number)));
  return run;
}

const THOUSAND = Array.from({ length: 1_000 }, (_, at) => at + 1);

test("tellsThatAllCameInOrder", () => {
  expect(runOf(1_000, ...THOUSAND).summary(1_234.5)).toBe("1,000 of 1,000 signals in order, 1,235 ms");
});

test("tellsHowFarItIs", () => {
  expect(runOf(1_000, 1, 2, 3).progress).toBe("3 of 1,000 signals…");
});

test.each([
  [[1, 3], "2 of 3 signals out of order in one place, 1 ms"],
  [[2, 1, 3], "3 of 3 signals out of order in 3 places, 1 ms"],
  [[1, 1, 2, 3], "4 of 3 signals out of order in one place, 1 ms"],
])("tells of what is missing or misplaced in %j", (numbers, words) => {
  expect(runOf(3, ...numbers).summary(0)).toBe(words);
});
