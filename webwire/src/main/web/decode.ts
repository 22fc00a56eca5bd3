import { protocolError } from "./errors.ts";
import { IDENTIFIER_OFFSET, REPLY_FAILURES, Type, type Message } from "./message.ts";
import { Payload, type Encoding } from "./payload.ts";

const ENCODINGS = ["binary", "utf8", "utf16"] as const satisfies readonly Encoding[];
const lenientDecoder = new TextDecoder("utf-8", { ignoreBOM: true });

/**
 * Reads one message (specification 4.3 and 4.5, the rules of 2.0). Nothing is copied: payloads are views of `bytes`.
 * Allocates no more than a small multiple of what it is given.
 *
 * @throws {@link WebWireError} of kind `protocol`, and nothing else, for whatever is not a message of 2.0
 */
export function decode(bytes: Uint8Array): Message {
  const type = bytes[0];
  switch (type) {
    case undefined:
      throw protocolError("An empty message has no type");
    case Type.errorReply:
      return decodeErrorReply(bytes);
    case Type.sessionCreated:
      atLeast(bytes, 2);
      return { kind: "sessionCreated", session: bytes.subarray(1) };
    case Type.sessionClosed:
      exactly(bytes, 1);
      return { kind: "sessionClosed" };
    case Type.acceptConf:
      return decodeAcceptConf(bytes);
    case Type.closeSession:
      exactly(bytes, 9);
      return { kind: "closeSession", identifier: identifierOf(bytes) };
    case Type.restoreSession:
      atLeast(bytes, 10);
      return { kind: "restoreSession", identifier: identifierOf(bytes), key: lenientDecoder.decode(bytes.subarray(9)) };
    case Type.heartbeat:
      exactly(bytes, 1);
      return { kind: "heartbeat" };
    default:
      return decodeByFamily(type, bytes);
  }
}

function decodeByFamily(type: number, bytes: Uint8Array): Message {
  const failure = REPLY_FAILURES[type - 1];
  if (failure !== undefined) {
    // bytes behind the identifier are accepted and ignored
    atLeast(bytes, 9);
    return { kind: "failureReply", identifier: identifierOf(bytes), failure };
  }
  const signal = ENCODINGS[type - Type.signal];
  if (signal !== undefined) {
    return decodeSignal(signal, bytes);
  }
  const request = ENCODINGS[type - Type.request];
  if (request !== undefined) {
    return decodeRequest(request, bytes);
  }
  const reply = ENCODINGS[type - Type.reply];
  if (reply !== undefined) {
    return decodeReply(reply, bytes);
  }
  throw protocolError(`${type} is no type of WebWire 2.0`);
}

function decodeSignal(encoding: Encoding, bytes: Uint8Array): Message {
  const isUtf16 = encoding === "utf16";
  atLeast(bytes, isUtf16 ? 4 : 3);
  const nameEnd = 2 + byteAt(bytes, 1);
  const start = isUtf16 ? nameEnd + (nameEnd % 2) : nameEnd;
  atLeast(bytes, isUtf16 ? start + 2 : start);
  return { kind: "signal", name: asciiOf(bytes, 2, nameEnd), payload: payloadOf(encoding, bytes, start) };
}

function decodeRequest(encoding: Encoding, bytes: Uint8Array): Message {
  atLeast(bytes, 11);
  const nameEnd = 10 + byteAt(bytes, 9);
  atLeast(bytes, nameEnd);
  // the padding of an odd name is there even without a payload: the even length, checked below, sees to that
  const start = encoding === "utf16" ? nameEnd + (nameEnd % 2) : nameEnd;
  const payload = payloadOf(encoding, bytes, start);
  return { kind: "request", identifier: identifierOf(bytes), name: asciiOf(bytes, 10, nameEnd), payload };
}

function decodeReply(encoding: Encoding, bytes: Uint8Array): Message {
  const start = encoding === "utf16" ? 10 : 9;
  atLeast(bytes, start);
  return { kind: "reply", identifier: identifierOf(bytes), payload: payloadOf(encoding, bytes, start) };
}

function decodeErrorReply(bytes: Uint8Array): Message {
  atLeast(bytes, 11);
  const codeBytes = byteAt(bytes, 9);
  if (codeBytes === 0) {
    throw protocolError("An error reply has a code, this one none");
  }
  const codeEnd = 10 + codeBytes;
  atLeast(bytes, codeEnd);
  return {
    kind: "errorReply",
    identifier: identifierOf(bytes),
    code: asciiOf(bytes, 10, codeEnd),
    text: lenientDecoder.decode(bytes.subarray(codeEnd)),
  };
}

function decodeAcceptConf(bytes: Uint8Array): Message {
  atLeast(bytes, 11);
  const view = viewOf(bytes);
  return {
    kind: "acceptConf",
    major: view.getUint8(1),
    minor: view.getUint8(2),
    readTimeoutMillis: view.getUint32(3, true),
    messageBufferBytes: view.getUint32(7, true),
    subProtocol: lenientDecoder.decode(bytes.subarray(11)),
  };
}

function payloadOf(encoding: Encoding, bytes: Uint8Array, start: number): Payload {
  if (encoding === "utf16" && bytes.length % 2 !== 0) {
    throw protocolError(`A UTF-16 message of type ${bytes[0]} has an even length, this one ${bytes.length} bytes`);
  }
  return Payload.of(encoding, bytes.subarray(start));
}

/** One character per byte: receivers do not check names and codes, so every byte must come through. */
function asciiOf(bytes: Uint8Array, start: number, end: number): string {
  return String.fromCharCode(...bytes.subarray(start, end));
}

function identifierOf(bytes: Uint8Array): bigint {
  return viewOf(bytes).getBigUint64(IDENTIFIER_OFFSET, true);
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
}

function byteAt(bytes: Uint8Array, at: number): number {
  return bytes[at] ?? 0;
}

function atLeast(bytes: Uint8Array, size: number): void {
  if (bytes.length < size) {
    throw protocolError(`A message of type ${bytes[0]} needs ${size} bytes here, this one has ${bytes.length}`);
  }
}

function exactly(bytes: Uint8Array, size: number): void {
  if (bytes.length !== size) {
    throw protocolError(`A message of type ${bytes[0]} has ${size} bytes, this one ${bytes.length}`);
  }
}
