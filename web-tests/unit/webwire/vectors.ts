import { Payload, type Message } from "../../../webwire/src/main/web/index.ts";

const ID = 1n;
const bytes = (...values: number[]): Payload => Payload.binary(Uint8Array.from(values));
const json = (text: string): Uint8Array => Payload.utf8(text).bytes;
const request = (name: string, payload: Payload, identifier = ID): Message => ({ kind: "request", identifier, name, payload });
const signal = (name: string, payload: Payload): Message => ({ kind: "signal", name, payload });
const reply = (payload: Payload): Message => ({ kind: "reply", identifier: ID, payload });
const error = (code: string, text: string): Message => ({ kind: "errorReply", identifier: ID, code, text });

/** Section 15.1 of the specification, all that is valid in 2.0: number, bytes, meaning. */
export const VALID: readonly (readonly [string, string, Message])[] = [
  ["V1", "7f0100000000000000046563686f6869", request("echo", bytes(0x68, 0x69))],
  ["V2", "7f01000000000000000000ff", request("", bytes(0, 0xff))],
  ["V3", "7f01000000000000000470696e67", request("ping", bytes())],
  ["V4", "800200000000000000016ec3a9", request("n", Payload.utf8("é"), 2n)],
  ["V5", "8002000000000000000171", request("q", Payload.utf8(""), 2n)],
  ["V6", "810100000000000000046576656e68006900", request("even", Payload.utf16("hi"))],
  ["V7", "810100000000000000036f64640068006900", request("odd", Payload.utf16("hi"))],
  ["V8", "81010000000000000000e900", request("", Payload.utf16("é"))],
  ["V9", "810100000000000000016e00", request("n", Payload.utf16(""))],
  ["V10", "810100000000000000026e6d", request("nm", Payload.utf16(""))],
  ["V12", `7f0100000000000000ff${"78".repeat(255)}`, request("x".repeat(255), bytes())],
  ["V13", "7fa1a2a3a4a5a6a7a802696431", request("id", bytes(0x31), 0xa8a7a6a5a4a3a2a1n)],
  ["V14", "810000000001000000036f64640068006900", request("odd", Payload.utf16("hi"), 1n << 32n)],
  ["V15", "bf01000000000000006f6b", reply(bytes(0x6f, 0x6b))],
  ["V16", "bf0100000000000000", reply(bytes())],
  ["V17", "c001000000000000006ec3a9", reply(Payload.utf8("né"))],
  ["V18", "c00100000000000000", reply(Payload.utf8(""))],
  ["V19", "c10100000000000000006f006b00", reply(Payload.utf16("ok"))],
  ["V20", "c1010000000000000000", reply(Payload.utf16(""))],
  ["V21", "00010000000000000006455f415554486e6f7065", error("E_AUTH", "nope")],
  ["V22", "0001000000000000000158", error("X", "")],
  ["V23", "00010000000000000003412042c3bc", error("A B", "ü")],
  ["V24", "010100000000000000", { kind: "failureReply", identifier: ID, failure: "serverShutdown" }],
  ["V25", "020100000000000000", { kind: "failureReply", identifier: ID, failure: "internal" }],
  ["V26", "030100000000000000", { kind: "failureReply", identifier: ID, failure: "sessionNotFound" }],
  ["V27", "040100000000000000", { kind: "failureReply", identifier: ID, failure: "maxSessionConnectionsReached" }],
  ["V28", "050100000000000000", { kind: "failureReply", identifier: ID, failure: "sessionsDisabled" }],
  [
    "V31",
    "157b226b223a224b222c2263223a22323031382d30362d31335430303a30303a30305a222c226c223a22323031382d30362d31335430303a30303a30305a227d",
    { kind: "sessionCreated", session: json('{"k":"K","c":"2018-06-13T00:00:00Z","l":"2018-06-13T00:00:00Z"}') },
  ],
  ["V32", "16", { kind: "sessionClosed" }],
  ["V33", "1f0100000000000000", { kind: "closeSession", identifier: ID }],
  ["V34", "2001000000000000006b657931", { kind: "restoreSession", identifier: ID, key: "key1" }],
  [
    "V35",
    "c001000000000000007b226b223a226b657931222c2263223a22323031382d30362d31335430303a30303a30305a222c226c223a22303030312d30312d30315430303a30303a30305a222c2269223a7b22756964223a227531227d7d",
    reply(Payload.utf8('{"k":"key1","c":"2018-06-13T00:00:00Z","l":"0001-01-01T00:00:00Z","i":{"uid":"u1"}}')),
  ],
  ["V36", "3f017301", signal("s", bytes(1))],
  ["V37", "3f006869", signal("", bytes(0x68, 0x69))],
  ["V38", "4003657674c3a9", signal("evt", Payload.utf8("é"))],
  ["V39", "4102657668006900", signal("ev", Payload.utf16("hi"))],
  ["V40", "41036f64640068006900", signal("odd", Payload.utf16("hi"))],
  ["V41", "41004100", signal("", Payload.utf16("A"))],
  ["V42", "3f0161", signal("a", bytes())],
  ["V43", "17020060ea000000200000", accept(60_000, 8192, "")],
  ["V44", "170200d007000000040000636861742f31", accept(2_000, 1024, "chat/1")],
  ["V45", "21", { kind: "heartbeat" }],
];

/** Valid, but written otherwise by us: a padding byte of 0xFF, bytes behind an internal error, a name outside of 32 to 126. */
export const TOLERATED: readonly (readonly [string, string, Message])[] = [
  ["V11", "810100000000000000036f6464ff68006900", request("odd", Payload.utf16("hi"))],
  ["V30", "020100000000000000aabb", { kind: "failureReply", identifier: ID, failure: "internal" }],
  ["M33", "41036f6464680069", signal("odd", Payload.of("utf16", Uint8Array.of(0, 0x69)))],
  ["M34", "7f01000000000000000201ff78", request("\u0001\u00ff", bytes(0x78))],
];

/** Section 15.2, all that is malformed in 2.0, whoever receives it; V29 is a type that 2.0 does not have. */
export const MALFORMED: readonly (readonly [string, string])[] = [
  ["M1", ""],
  ["M2", "c8"],
  ["M3", "7f"],
  ["M4", "7f010000000000000000"],
  ["M5", "7f01000000000000000341"],
  ["M6", "800100000000000000ff696e76616c6964"],
  ["M7", "81010000000000000000616263"],
  ["M8", "810100000000000000036f6464"],
  ["M9", "810100000000000000ff696e76616c696431"],
  ["M10", "1f01000000000000"],
  ["M11", "1f010000000000000078"],
  ["M12", "200100000000000000"],
  ["M13", "3f00"],
  ["M14", "3fff696e76616c6964"],
  ["M16", "4100616263"],
  ["M17", "41026162"],
  ["M18", "41016100"],
  ["M19", "2100"],
  ["M20, V29", "060100000000000000"],
  ["M23", "0001000000000000000000"],
  ["M24", "00010000000000000001"],
  ["M25", "000100000000000000054142"],
  ["M26", "bf01000000000000"],
  ["M27", "c10100000000000000"],
  ["M28", "c101000000000000000041"],
  ["M29", "0201000000000000"],
  ["M30", "15"],
  ["M31", "1600"],
  ["M32", "17020060ea0000002000"],
];

function accept(readTimeoutMillis: number, messageBufferBytes: number, subProtocol: string): Message {
  return { kind: "acceptConf", major: 2, minor: 0, readTimeoutMillis, messageBufferBytes, subProtocol };
}
