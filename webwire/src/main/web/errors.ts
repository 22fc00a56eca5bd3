/**
 * Why an operation failed, with what is known about it. `kind` tells them apart:
 *
 * | kind | meaning | what helps |
 * |---|---|---|
 * | `request` | the handler refused the request, with a code (1 to 255 characters) and a text | depends on the code |
 * | `internal` | the handler failed; the server tells no more | its log |
 * | `serverShutdown` | the server is shutting down and takes no more requests | try again later |
 * | `sessionNotFound` | the server does not know the session key | log in again |
 * | `maxSessionConnectionsReached` | the session has as many connections as the server allows | close another window |
 * | `sessionsDisabled` | the server has no sessions | |
 * | `sessionActive` | a session is already there; it must be closed before another is restored | `closeSession()` |
 * | `protocol` | one side broke the rules: a name, payload or message that WebWire cannot carry | mend that side |
 * | `timeout` | the deadline passed; the server may have done the work all the same | |
 * | `cancelled` | the caller's `AbortSignal` was aborted; the server may have done the work all the same | |
 * | `disconnected` | no connection, or it was lost; the server may have done the work all the same | try again |
 * | `overloaded` | a limit of the client was reached: waiting, pending, followed topics or unsent bytes | wait for answers first |
 * | `bufferOverflow` | the message is larger than the server takes; nothing was sent | send less |
 * | `incompatibleVersion` | the server speaks another major version; the client does not try again by itself | |
 * | `subProtocolMismatch` | another service answers at this address; the client does not try again by itself | |
 */
export type Failure =
  | { readonly kind: "request"; readonly code: string; readonly text: string }
  | { readonly kind: "bufferOverflow"; readonly bytes: number; readonly limitBytes: number }
  | { readonly kind: "incompatibleVersion"; readonly major: number; readonly minor: number }
  | { readonly kind: "subProtocolMismatch"; readonly client: string; readonly server: string }
  | { readonly kind: ReplyFailureKind }
  | { readonly kind: "sessionActive" | "protocol" | "timeout" | "cancelled" | "disconnected" | "overloaded" };

/** The failures that a server reports with nothing but their type (specification 4.2, types 1 to 5). */
export type ReplyFailureKind =
  | "serverShutdown"
  | "internal"
  | "sessionNotFound"
  | "maxSessionConnectionsReached"
  | "sessionsDisabled";

/** The names of all failures; see {@link Failure}. The set is closed: a `switch` over it can be exhaustive. */
export type FailureKind = Failure["kind"];

/**
 * The one error that this module throws, and that its promises are rejected with.
 *
 * ```ts
 * try {
 *   await client.call("orders/place", order);
 * } catch (error) {
 *   if (WebWireError.is(error, "request") && error.failure.code === "SOLD_OUT") { … }
 * }
 * ```
 */
export class WebWireError extends Error {
  override readonly name = "WebWireError";

  /**
   * @param failure what went wrong
   * @param message the same for people, in one sentence
   * @param options the cause, if any
   */
  constructor(
    readonly failure: Failure,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }

  /** Short for `failure.kind`. */
  get kind(): FailureKind {
    return this.failure.kind;
  }

  /** Whether `error` is a failure of this kind; narrows `error.failure` to it. */
  static is<K extends FailureKind>(
    error: unknown,
    kind: K,
  ): error is WebWireError & { readonly failure: Extract<Failure, { readonly kind: K }> } {
    return error instanceof WebWireError && error.kind === kind;
  }
}

/** A name, payload or message against the rules of the protocol. */
export function protocolError(message: string, options?: ErrorOptions): WebWireError {
  return new WebWireError({ kind: "protocol" }, message, options);
}

/** No connection, or no longer one. */
export function disconnectedError(message: string, options?: ErrorOptions): WebWireError {
  return new WebWireError({ kind: "disconnected" }, message, options);
}

const REPLY_FAILURES: Readonly<Record<ReplyFailureKind, string>> = {
  serverShutdown: "The server is shutting down and takes no more requests; try again later",
  internal: "The server failed on this request; its log says why",
  sessionNotFound: "The server does not know this session; create a new one",
  maxSessionConnectionsReached: "The session has as many connections as the server allows; close another one",
  sessionsDisabled: "The server has no sessions",
};

/** The error for a reply of types 1 to 5. */
export function replyFailure(kind: ReplyFailureKind): WebWireError {
  return new WebWireError({ kind }, REPLY_FAILURES[kind]);
}
