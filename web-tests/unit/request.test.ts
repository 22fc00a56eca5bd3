import { expect, test } from "vitest";
import { prepare, requestOf } from "../../server/src/main/web/form/request.ts";
import { field, info, record } from "./forms.ts";

test("sendsOneMessageAsJson", () => {
  const numbers = record("Numbers", field("numbers", { kind: "list", element: { kind: "number" } }));
  expect(prepare(requestOf(info({ input: numbers })))).toEqual({
    kind: "body",
    body: { contentType: "application/json", text: '{"numbers":[1]}' },
  });
});

test("sendsNullToAFunctionWithoutInput", () => {
  const prepared = prepare(requestOf(info({ input: { kind: "nothing" } })));
  expect(prepared).toMatchObject({ body: { text: "null" } });
});

test.each(["CLIENT_STREAM", "BIDIRECTIONAL"] as const)("sendsTheMessagesOfA%sAsLines", (shape) => {
  expect(prepare(requestOf(info({ shape })))).toEqual({
    kind: "body",
    body: { contentType: "application/x-ndjson", text: '"hello"\n"hello"\n' },
  });
});

test("sendsRawBytesWhereTheFunctionTakesThem", () => {
  expect(prepare(requestOf(info({ encoding: "BYTES", input: { kind: "bytes" } })))).toEqual({
    kind: "body",
    body: { contentType: "application/octet-stream", text: "hello" },
  });
});

test("preparesNothingThatIsIncomplete", () => {
  const request = requestOf(info());
  if (request.kind === "message" && request.draft.kind === "json") {
    request.draft.text = "{";
  }
  expect(prepare(request).kind).toBe("problems");
});
