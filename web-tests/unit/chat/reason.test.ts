import { expect, test } from "vitest";
import { isUncertain, reasonOf } from "../../../server/src/main/web/chat/reason.ts";
import { type Failure, WebWireError } from "../../../webwire/src/main/web/index.ts";

const failed = (failure: Failure): WebWireError => new WebWireError(failure, "nothing to do with it");

test.each<[Failure, string]>([
  [{ kind: "request", code: "UNAUTHENTICATED", text: "join with demo/chat/join first" }, "Join with demo/chat/join first."],
  [{ kind: "request", code: "SOLD_OUT", text: "" }, "SOLD_OUT."],
  [{ kind: "disconnected" }, "The connection was lost before the server answered."],
  [{ kind: "timeout" }, "The server took too long to answer."],
  [{ kind: "serverShutdown" }, "The server is shutting down. Try again in a moment."],
  [{ kind: "internal" }, "The server failed; its log says why."],
  [{ kind: "bufferOverflow", bytes: 9, limitBytes: 8 }, "It is longer than the server takes."],
  [{ kind: "overloaded" }, "Nothing to do with it."],
])("says why: %j", (failure, words) => {
  expect(reasonOf(failed(failure))).toBe(words);
});

test("saysWhatAnyOtherErrorSays", () => {
  expect(reasonOf(new Error("really?"))).toBe("Really?");
});

test("knowsWhenNobodyKnows", () => {
  const kinds = ["disconnected", "timeout", "serverShutdown", "internal"] as const;
  expect(kinds.filter((kind) => isUncertain(failed({ kind })))).toEqual(["disconnected", "timeout"]);
  expect(isUncertain(new Error("other"))).toBe(false);
});
