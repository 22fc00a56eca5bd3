import { expect, test } from "vitest";
import { Backoff } from "../../../webwire/src/main/web/backoff.ts";

const options = { initialMillis: 100, maxMillis: 1_000, maxAttempts: Infinity };
const waits = (random: () => number, count: number): (number | null)[] => {
  const backoff = new Backoff(options, random);
  return Array.from({ length: count }, () => backoff.next());
};

test("doublesTheCeilingUpToTheLimit", () => {
  expect(waits(() => 0.5, 6)).toEqual([50, 100, 200, 400, 500, 500]);
});

test("startsAtZeroWithFullJitter", () => {
  expect(waits(() => 0, 2_000).every((wait) => wait === 0)).toBe(true);
});

test("startsOverAfterAReset", () => {
  const backoff = new Backoff(options, () => 0.5);
  backoff.next();
  backoff.next();
  backoff.reset();
  expect(backoff.next()).toBe(50);
});

test("givesUpAfterTheLastAttempt", () => {
  const backoff = new Backoff({ ...options, maxAttempts: 2 }, () => 0.5);
  expect([backoff.next(), backoff.next()]).toEqual([50, null]);
});
