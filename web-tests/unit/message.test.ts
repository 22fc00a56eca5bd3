import { expect, test } from "vitest";
import { readMessage } from "../../server/src/main/web/page/message.ts";

test("readsMessagesOfThePage", () => {
  expect(readMessage('{"name":"Ada","text":"hello"}')).toEqual({ name: "Ada", text: "hello" });
});

test.each([
  ['"plain"', "plain"],
  ['{"text":"anonymous"}', "anonymous"],
  ['{"text":7}', '{"text":7}'],
  ["[1,2]", "[1,2]"],
  ["not JSON", "not JSON"],
  ["null", "null"],
])("shows«%s»OfAnyoneElse", (data, text) => {
  expect(readMessage(data)).toEqual({ name: "", text });
});
