import fc from "fast-check";
import { expect, test } from "vitest";
import { decode, encode, Payload, WebWireError, type Message } from "../../../webwire/src/main/web/index.ts";
import { VALID, MALFORMED } from "./vectors.ts";
import { ofHex } from "./bytes.ts";

const SEED = 20_180_613;
const RUNS = { seed: SEED, numRuns: 5_000 };

const identifier = fc.bigInt({ min: 0n, max: (1n << 64n) - 1n });
const ascii = (minLength: number): fc.Arbitrary<string> =>
  fc.string({ unit: fc.integer({ min: 32, max: 126 }).map((code) => String.fromCharCode(code)), minLength, maxLength: 255 });
const text = fc.string({ unit: "binary", maxLength: 100 });
const payload = fc.oneof(
  fc.uint8Array({ maxLength: 300 }).map((bytes) => Payload.binary(bytes)),
  text.map((value) => Payload.utf8(value)),
  text.map((value) => Payload.utf16(value)),
);
const uint = (max: number): fc.Arbitrary<number> => fc.integer({ min: 0, max });

const message: fc.Arbitrary<Message> = fc.oneof(
  fc
    .record({ kind: fc.constant("request" as const), identifier, name: ascii(0), payload })
    .filter((request) => request.name !== "" || !request.payload.isEmpty),
  fc
    .record({ kind: fc.constant("signal" as const), name: ascii(0), payload })
    .filter((signal) => !signal.payload.isEmpty || (signal.name !== "" && signal.payload.encoding !== "utf16")),
  fc.record({ kind: fc.constant("reply" as const), identifier, payload }),
  fc.record({ kind: fc.constant("errorReply" as const), identifier, code: ascii(1), text }),
  fc.record({
    kind: fc.constant("failureReply" as const),
    identifier,
    failure: fc.constantFrom("serverShutdown", "internal", "sessionNotFound", "maxSessionConnectionsReached", "sessionsDisabled"),
  }),
  fc.record({ kind: fc.constant("sessionCreated" as const), session: fc.uint8Array({ minLength: 1, maxLength: 300 }) }),
  fc.record({ kind: fc.constantFrom("sessionClosed" as const, "heartbeat" as const) }),
  fc.record({ kind: fc.constant("closeSession" as const), identifier }),
  fc.record({ kind: fc.constant("restoreSession" as const), identifier, key: ascii(1) }),
  fc.record({
    kind: fc.constant("acceptConf" as const),
    major: uint(255),
    minor: uint(255),
    readTimeoutMillis: uint(0xffff_ffff),
    messageBufferBytes: uint(0xffff_ffff),
    subProtocol: text,
  }),
);

test("whatIsWrittenIsReadAsTheSame", () => {
  fc.assert(
    fc.property(message, (original) => {
      expect(decode(encode(original))).toEqual(original);
    }),
    RUNS,
  );
});

/** Bytes at random, and messages with a few bytes changed, cut off or added: those come further. */
const anyBytes = fc.oneof(
  fc.uint8Array({ maxLength: 400 }),
  fc
    .tuple(
      fc.constantFrom(...VALID.map(([, hex]) => hex), ...MALFORMED.map(([, hex]) => hex)),
      fc.array(fc.tuple(fc.nat(30), uint(255)), { maxLength: 3 }),
      fc.nat(30),
      fc.uint8Array({ maxLength: 4 }),
    )
    .map(([hex, changes, cut, tail]) => {
      const bytes = ofHex(hex);
      changes.forEach(([at, value]) => at < bytes.length && (bytes[at] = value));
      return Uint8Array.from([...bytes.subarray(0, bytes.length - cut), ...tail]);
    }),
);

test("noBytesMakeTheCodecThrowAnythingButItsOwnError", () => {
  fc.assert(
    fc.property(anyBytes, (bytes) => {
      try {
        decode(bytes);
      } catch (error) {
        expect(WebWireError.is(error, "protocol")).toBe(true);
      }
    }),
    { ...RUNS, numRuns: 20_000 },
  );
});

test("everyStringComesThroughUtf16AndEveryWellFormedOneThroughUtf8", () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.nat(0xffff).map((unit) => String.fromCharCode(unit)) }), (value) => {
      expect(Payload.utf16(value).text()).toBe(value);
    }),
    RUNS,
  );
  fc.assert(
    fc.property(text, (value) => {
      expect(Payload.utf8(value).text()).toBe(value);
    }),
    RUNS,
  );
});
