import { expect, test } from "vitest";
import { type ChatMessage, overlap, readMessage } from "../../../server/src/main/web/chat/message.ts";

test("readsMessagesOfThePage", () => {
  expect(readMessage({ name: "Ada", text: "hello" })).toEqual({ name: "Ada", text: "hello" });
});

test.each([
  ["plain", "plain"],
  [{ text: "anonymous" }, "anonymous"],
  [{ text: 7 }, '{"text":7}'],
  [[1, 2], "[1,2]"],
  [null, "null"],
])("shows %j OfAnyoneElse", (value, text) => {
  expect(readMessage(value)).toEqual({ name: "", text });
});

/** One message a letter. */
function said(letters: string): ChatMessage[] {
  return [...letters].map((text) => ({ name: "Ada", text }));
}

test.each([
  // nothing new, something new, older ones no longer in the history
  ["abc", "abc", 3],
  ["abc", "abcd", 3],
  ["abc", "bcd", 2],
  // a history that is new altogether, and none at all
  ["abc", "xyz", 0],
  ["", "abc", 0],
  ["abc", "", 0],
  // the same said twice
  ["aa", "aaa", 2],
  ["aba", "abab", 3],
  ["abab", "ababa", 4],
])("finds where the history of «%s» goes on in «%s»", (shown, history, length) => {
  expect(overlap(said(shown), said(history))).toBe(length);
});

test("tellsTheSameTextOfAnotherPersonApart", () => {
  expect(overlap([{ name: "Ada", text: "a" }], [{ name: "Grace", text: "a" }])).toBe(0);
});
