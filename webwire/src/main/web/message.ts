import type { ReplyFailureKind } from "./errors.ts";
import type { Payload } from "./payload.ts";

/** What a server says first (type 23): its version and limits. */
export interface AcceptConf {
  readonly kind: "acceptConf";
  /** 0 to 255; this client speaks 2. */
  readonly major: number;
  /** 0 to 255; any is accepted. */
  readonly minor: number;
  /** Silence after which the server gives the connection up, unsigned 32 bits. 0: never. */
  readonly readTimeoutMillis: number;
  /** Size of the largest message that either side may send, unsigned 32 bits. */
  readonly messageBufferBytes: number;
  /** Name of the service; empty if it has none. */
  readonly subProtocol: string;
}

/** A message to a handler, answered by exactly one reply with the same identifier. */
export interface RequestMessage {
  readonly kind: "request";
  /** Eight bytes that mean nothing to a server, here as an unsigned little-endian number. */
  readonly identifier: bigint;
  /** 0 to 255 characters, one per byte; a name or a payload must be there. */
  readonly name: string;
  readonly payload: Payload;
}

/** A message that is never answered. */
export interface SignalMessage {
  readonly kind: "signal";
  /** 0 to 255 characters, one per byte; a name or a payload must be there. */
  readonly name: string;
  /** May be empty if there is a name, but not in UTF-16. */
  readonly payload: Payload;
}

/** The successful answer to a request. */
export interface ReplyMessage {
  readonly kind: "reply";
  readonly identifier: bigint;
  readonly payload: Payload;
}

/** A handler's refusal (type 0). */
export interface ErrorReplyMessage {
  readonly kind: "errorReply";
  readonly identifier: bigint;
  /** 1 to 255 characters, one per byte. */
  readonly code: string;
  readonly text: string;
}

/** A failure without further words (types 1 to 5). */
export interface FailureReplyMessage {
  readonly kind: "failureReply";
  readonly identifier: bigint;
  readonly failure: ReplyFailureKind;
}

/** The session that the server has just created for this connection (type 21). */
export interface SessionCreatedMessage {
  readonly kind: "sessionCreated";
  /** The session as JSON in UTF-8, at least one byte; not parsed yet. */
  readonly session: Uint8Array;
}

/** Restores a session (type 32). */
export interface RestoreSessionMessage {
  readonly kind: "restoreSession";
  readonly identifier: bigint;
  /** At least one character. */
  readonly key: string;
}

/** Every message of WebWire 2.0. */
export type Message =
  | AcceptConf
  | RequestMessage
  | SignalMessage
  | ReplyMessage
  | ErrorReplyMessage
  | FailureReplyMessage
  | SessionCreatedMessage
  | { readonly kind: "sessionClosed" }
  | { readonly kind: "closeSession"; readonly identifier: bigint }
  | RestoreSessionMessage
  | { readonly kind: "heartbeat" };

/** Type codes, the first byte of a message (specification 4.2). Text types follow their binary one: UTF-8, UTF-16. */
export const Type = {
  errorReply: 0,
  sessionCreated: 21,
  sessionClosed: 22,
  acceptConf: 23,
  closeSession: 31,
  restoreSession: 32,
  heartbeat: 33,
  signal: 63,
  request: 127,
  reply: 191,
} as const;

/** The failures of types 1 to 5, in this order. */
export const REPLY_FAILURES: readonly ReplyFailureKind[] = [
  "serverShutdown",
  "internal",
  "sessionNotFound",
  "maxSessionConnectionsReached",
  "sessionsDisabled",
];

/** Where the identifier of every request begins, and its size. */
export const IDENTIFIER_OFFSET = 1;
export const IDENTIFIER_BYTES = 8;
