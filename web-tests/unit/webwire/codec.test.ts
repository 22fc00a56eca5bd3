import { describe, expect, test } from "vitest";
import { decode, encode, Payload, WebWireError, type Message } from "../../../webwire/src/main/web/index.ts";
import { ofHex, toHex } from "./bytes.ts";
import { MALFORMED, TOLERATED, VALID } from "./vectors.ts";

describe("valid messages (specification 15.1)", () => {
  test.each(VALID)("%s is read", (_, hex, message) => expect(decode(ofHex(hex))).toEqual(message));
  test.each(VALID)("%s is written", (_, hex, message) => expect(toHex(encode(message))).toBe(hex));
  test.each(TOLERATED)("%s is read although we write otherwise", (_, hex, message) =>
    expect(decode(ofHex(hex))).toEqual(message),
  );
});

describe("malformed messages (specification 15.2)", () => {
  test.each(MALFORMED)("%s is refused", (_, hex) => expect(failureOf(() => decode(ofHex(hex)))).toBe("protocol"));
});

test("readsAMessageInTheMiddleOfABuffer", () => {
  const buffer = ofHex("ffff 810100000000000000036f64640068006900 ffff");
  expect(decode(buffer.subarray(2, 20))).toEqual(VALID.find(([number]) => number === "V7")?.[2]);
});

const empty = Payload.utf8("");
const refused: readonly (readonly [string, Message])[] = [
  ["a request without name and payload", { kind: "request", identifier: 1n, name: "", payload: empty }],
  ["a signal without name and payload", { kind: "signal", name: "", payload: empty }],
  ["a UTF-16 signal without payload", { kind: "signal", name: "nm", payload: Payload.utf16("") }],
  ["a name of 256 characters", { kind: "signal", name: "x".repeat(256), payload: empty }],
  ["a name with character 31", { kind: "signal", name: "\u001f", payload: empty }],
  ["a name with character 127", { kind: "request", identifier: 1n, name: "\u007f", payload: empty }],
  ["a name with a line end", { kind: "signal", name: "a\n", payload: empty }],
  ["a name beyond ASCII", { kind: "signal", name: "é", payload: empty }],
  ["an empty error code", { kind: "errorReply", identifier: 1n, code: "", text: "x" }],
  ["an error code beyond ASCII", { kind: "errorReply", identifier: 1n, code: "Ä", text: "x" }],
  ["an empty session key", { kind: "restoreSession", identifier: 1n, key: "" }],
  ["a created session without JSON", { kind: "sessionCreated", session: new Uint8Array() }],
  ["a buffer size of 33 bits", { ...validConf(), messageBufferBytes: 2 ** 32 }],
  ["a version of 9 bits", { ...validConf(), major: 256 }],
];

describe("what a sender refuses (specification 4.4)", () => {
  test.each(refused)("%s", (_, message) => expect(failureOf(() => encode(message))).toBe("protocol"));
});

function validConf(): Extract<Message, { kind: "acceptConf" }> {
  return { kind: "acceptConf", major: 2, minor: 0, readTimeoutMillis: 1, messageBufferBytes: 32, subProtocol: "" };
}

function failureOf(run: () => unknown): string | undefined {
  try {
    run();
  } catch (error) {
    expect(error).toBeInstanceOf(WebWireError);
    return (error as WebWireError).kind;
  }
  return undefined;
}
