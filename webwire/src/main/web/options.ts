import type { BackoffOptions } from "./backoff.ts";
import { keyStoreOf, type KeyStore, type KeyStoreOption } from "./keystore.ts";
import { browserSocket, type SocketFactory } from "./socket.ts";
import { browserTimer, type Timer } from "./timer.ts";

/** Takes what the client cannot tell anyone else; `console` is one. Never given a session key or a payload. */
export interface Logger {
  warn(message: string, error?: unknown): void;
}

/** Options of a {@link WebWireClient}. All have defaults. Durations are in milliseconds. */
export interface WebWireClientOptions {
  /**
   * Whether the client connects by itself: when something is sent, and again when a connection is lost. Default true.
   * Without, `connect()` makes one attempt, and what is sent without a connection fails with `disconnected`.
   */
  readonly autoconnect?: boolean;
  /** Name of the service; must be the one that the server announces. Default: empty, as that of a server without one. */
  readonly subProtocol?: string;
  /** Waits between attempts to connect. */
  readonly backoff?: BackoffOptions;
  /** Time for opening the socket and the server's first message together. Default 5,000. */
  readonly handshakeTimeoutMillis?: number;
  /** Time for a request from call to reply, waiting for a connection included, unless it names its own. Default 60,000. */
  readonly requestTimeoutMillis?: number;
  /** Requests sent and not answered yet; one more fails with `overloaded`. Default 1,024. */
  readonly maxPendingRequests?: number;
  /** Calls that wait for a connection; one more fails with `overloaded`. Default 1,024. */
  readonly maxWaitingCalls?: number;
  /** Topics followed at a time; one more fails with `overloaded`. Default 256. */
  readonly maxFollowedTopics?: number;
  /** Bytes that the socket may hold unsent; a message more fails with `overloaded`. Default 16,777,216. */
  readonly maxUnsentBytes?: number;
  /** Where the session key rests between visits. Default `localStorage`. */
  readonly sessionStore?: KeyStoreOption;
  /** Where warnings go. Default `console`. */
  readonly logger?: Logger;
  /** Opens sockets. Default: the browser's `WebSocket`. */
  readonly socket?: SocketFactory;
  /** Runs tasks later. Default `setTimeout`. */
  readonly timer?: Timer;
  /** Random numbers from 0 to below 1, for the backoff. Default `Math.random`. */
  readonly random?: () => number;
}

/** Options, complete and checked. */
export interface Settings extends Required<Omit<WebWireClientOptions, "backoff" | "sessionStore">> {
  readonly backoff: Required<BackoffOptions>;
  readonly sessionStore: KeyStore;
}

const MAX_TIMEOUT_MILLIS = 0x7fff_ffff;

/** @throws RangeError that names the option with a bad value. */
export function settingsOf(options: WebWireClientOptions): Settings {
  const initialMillis = options.backoff?.initialMillis ?? 500;
  return {
    autoconnect: options.autoconnect ?? true,
    subProtocol: options.subProtocol ?? "",
    backoff: {
      initialMillis: checked("backoff.initialMillis", initialMillis, 1, MAX_TIMEOUT_MILLIS),
      maxMillis: checked("backoff.maxMillis", options.backoff?.maxMillis ?? Math.max(30_000, initialMillis), initialMillis, MAX_TIMEOUT_MILLIS),
      maxAttempts: checked("backoff.maxAttempts", options.backoff?.maxAttempts ?? Infinity, 1, Infinity),
    },
    handshakeTimeoutMillis: checked("handshakeTimeoutMillis", options.handshakeTimeoutMillis ?? 5_000, 1, MAX_TIMEOUT_MILLIS),
    requestTimeoutMillis: checkedTimeout("requestTimeoutMillis", options.requestTimeoutMillis ?? 60_000),
    maxPendingRequests: checked("maxPendingRequests", options.maxPendingRequests ?? 1_024, 1, Infinity),
    maxWaitingCalls: checked("maxWaitingCalls", options.maxWaitingCalls ?? 1_024, 0, Infinity),
    maxFollowedTopics: checked("maxFollowedTopics", options.maxFollowedTopics ?? 256, 0, Infinity),
    maxUnsentBytes: checked("maxUnsentBytes", options.maxUnsentBytes ?? 16_777_216, 1, Infinity),
    sessionStore: keyStoreOf(options.sessionStore ?? "localStorage"),
    logger: options.logger ?? console,
    socket: options.socket ?? browserSocket,
    timer: options.timer ?? browserTimer,
    random: options.random ?? Math.random,
  };
}

/** A time limit in milliseconds, checked. */
export function checkedTimeout(name: string, millis: number): number {
  return checked(name, millis, 1, MAX_TIMEOUT_MILLIS);
}

function checked(name: string, value: number, min: number, max: number): number {
  if (!(value >= min && value <= max)) {
    throw new RangeError(`${name} must be from ${min} to ${max}, was ${value}`);
  }
  return value;
}
