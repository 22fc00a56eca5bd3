import { protocolError } from "./errors.ts";
import { IDENTIFIER_OFFSET, REPLY_FAILURES, Type, type AcceptConf, type Message } from "./message.ts";
import type { Payload } from "./payload.ts";

const MAX_NAME_BYTES = 255;
const MAX_UINT32 = 0xffff_ffff;
const encoder = new TextEncoder();

/** A message ready for the socket; in memory of its own. */
export type Frame = Uint8Array<ArrayBuffer>;

/**
 * Writes one message (specification 4.3).
 *
 * @throws {@link WebWireError} of kind `protocol` for what a sender must refuse (specification 4.4): names and codes
 *   outside of 32 to 126 or longer than 255, requests and signals with neither name nor payload, UTF-16 signals
 *   without payload, codes and keys that are empty, numbers out of range
 */
export function encode(message: Message): Frame {
  switch (message.kind) {
    case "acceptConf":
      return encodeAcceptConf(message);
    case "request":
      return encodeRequest(message.identifier, message.name, message.payload);
    case "signal":
      return encodeSignal(message.name, message.payload);
    case "reply":
      return encodeReply(message.identifier, message.payload);
    case "errorReply":
      return encodeErrorReply(message.identifier, message.code, message.text);
    case "failureReply":
      return withIdentifier(1 + REPLY_FAILURES.indexOf(message.failure), message.identifier, 9);
    case "sessionCreated":
      if (message.session.length === 0) {
        throw protocolError("A created session is told as JSON, not as nothing");
      }
      return withTail(ofType(Type.sessionCreated, 1 + message.session.length), message.session);
    case "sessionClosed":
      return ofType(Type.sessionClosed, 1);
    case "closeSession":
      return withIdentifier(Type.closeSession, message.identifier, 9);
    case "restoreSession":
      return encodeRestoreSession(message.identifier, message.key);
    case "heartbeat":
      return ofType(Type.heartbeat, 1);
  }
}

/** Gives a composed request its identifier: known only once it is sent, while bad input is refused before. */
export function setIdentifier(frame: Frame, identifier: bigint): void {
  new DataView(frame.buffer).setBigUint64(IDENTIFIER_OFFSET, identifier, true);
}

/** Refuses what cannot be the name of a request or signal. */
export function checkName(name: string): void {
  checkAscii("A name", name);
}

function encodeRequest(identifier: bigint, name: string, payload: Payload): Frame {
  checkName(name);
  checkSomething("request", name, payload);
  const nameEnd = 10 + name.length;
  const frame = withIdentifier(typeOf(Type.request, payload), identifier, payloadStart(nameEnd, payload) + payload.bytes.length);
  setAscii(frame, 9, name);
  return withTail(frame, payload.bytes);
}

function encodeSignal(name: string, payload: Payload): Frame {
  checkName(name);
  checkSomething("signal", name, payload);
  if (payload.encoding === "utf16" && payload.isEmpty) {
    throw protocolError("A UTF-16 signal needs a payload; send a name alone as UTF-8 or binary");
  }
  const nameEnd = 2 + name.length;
  const frame = ofType(typeOf(Type.signal, payload), payloadStart(nameEnd, payload) + payload.bytes.length);
  setAscii(frame, 1, name);
  return withTail(frame, payload.bytes);
}

function encodeReply(identifier: bigint, payload: Payload): Frame {
  const size = payloadStart(9, payload) + payload.bytes.length;
  return withTail(withIdentifier(typeOf(Type.reply, payload), identifier, size), payload.bytes);
}

function encodeErrorReply(identifier: bigint, code: string, text: string): Frame {
  checkAscii("An error code", code);
  if (code === "") {
    throw protocolError("An error code has at least one character");
  }
  const tail = encoder.encode(text);
  const frame = withIdentifier(Type.errorReply, identifier, 10 + code.length + tail.length);
  setAscii(frame, 9, code);
  return withTail(frame, tail);
}

function encodeRestoreSession(identifier: bigint, key: string): Frame {
  if (key === "") {
    throw protocolError("A session key has at least one character");
  }
  const tail = encoder.encode(key);
  return withTail(withIdentifier(Type.restoreSession, identifier, 9 + tail.length), tail);
}

function encodeAcceptConf(conf: AcceptConf): Frame {
  const tail = encoder.encode(conf.subProtocol);
  const frame = ofType(Type.acceptConf, 11 + tail.length);
  const view = new DataView(frame.buffer);
  view.setUint8(1, checkRange("major", conf.major, 255));
  view.setUint8(2, checkRange("minor", conf.minor, 255));
  view.setUint32(3, checkRange("readTimeoutMillis", conf.readTimeoutMillis, MAX_UINT32), true);
  view.setUint32(7, checkRange("messageBufferBytes", conf.messageBufferBytes, MAX_UINT32), true);
  return withTail(frame, tail);
}

function typeOf(binaryType: number, payload: Payload): number {
  return binaryType + ["binary", "utf8", "utf16"].indexOf(payload.encoding);
}

/** UTF-16 starts at an even offset, if need be behind a padding byte of 0. */
function payloadStart(offset: number, payload: Payload): number {
  return payload.encoding === "utf16" ? offset + (offset % 2) : offset;
}

function ofType(type: number, size: number): Frame {
  const frame = new Uint8Array(size);
  frame[0] = type;
  return frame;
}

function withIdentifier(type: number, identifier: bigint, size: number): Frame {
  const frame = ofType(type, size);
  setIdentifier(frame, identifier);
  return frame;
}

function withTail(frame: Frame, tail: Uint8Array): Frame {
  frame.set(tail, frame.length - tail.length);
  return frame;
}

function setAscii(frame: Frame, lengthAt: number, text: string): void {
  frame[lengthAt] = text.length;
  for (let at = 0; at < text.length; at++) {
    frame[lengthAt + 1 + at] = text.charCodeAt(at);
  }
}

function checkSomething(what: string, name: string, payload: Payload): void {
  if (name === "" && payload.isEmpty) {
    throw protocolError(`A ${what} needs a name or a payload`);
  }
}

function checkAscii(what: string, text: string): void {
  if (text.length > MAX_NAME_BYTES) {
    throw protocolError(`${what} has at most ${MAX_NAME_BYTES} characters, this one ${text.length}`);
  }
  if (!/^[ -~]*$/.test(text)) {
    throw protocolError(`${what} consists of characters 32 to 126, unlike ${JSON.stringify(text)}`);
  }
}

function checkRange(what: string, value: number, max: number): number {
  if (!Number.isInteger(value) || value < 0 || value > max) {
    throw protocolError(`${what} must be a whole number from 0 to ${max}, was ${value}`);
  }
  return value;
}
