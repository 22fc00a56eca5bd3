import { Board, checkTopic, type FollowOptions, type Unfollow } from "./board.ts";
import { Calls } from "./calls.ts";
import { Connector, type Status } from "./connector.ts";
import { encode } from "./encode.ts";
import { WebWireError } from "./errors.ts";
import { Listeners } from "./listeners.ts";
import type { Message, SignalMessage } from "./message.ts";
import type { CallOptions } from "./operation.ts";
import { settingsOf, type Settings, type WebWireClientOptions } from "./options.ts";
import { Payload, type PayloadLike } from "./payload.ts";
import { restoreSession } from "./restoration.ts";
import { parseSession, type Session } from "./session.ts";
import { Sessions } from "./sessions.ts";
import { socketUrl } from "./socket.ts";

/** What came without being asked for. */
export interface Signal {
  /** 0 to 255 characters. */
  readonly name: string;
  /** May be empty. */
  readonly payload: Payload;
}

/** A change of status, or another failed attempt to connect. */
export interface StatusChange {
  readonly status: Status;
  /** Why the connection or the last attempt ended; null if nothing failed. */
  readonly cause: WebWireError | null;
}

/**
 * A client of WebWire 2.0: requests, signals both ways, a session that survives connections and visits.
 *
 * Nothing happens until something is sent or `connect()` is called. From then on, unless `autoconnect` is off, the client
 * keeps one connection and makes a new one when it is lost. What is sent without a connection waits for one, in order.
 * Each connection first restores the session, then follows the topics again, then sends what has waited.
 *
 * Requests that were sent when a connection is lost fail with `disconnected` at once; nothing is sent twice. Every promise
 * ends: by its answer, its deadline, its `AbortSignal` or `close()`. All of them are rejected with {@link WebWireError}
 * only, or with a `RangeError` for a bad time limit.
 *
 * ```ts
 * const client = new WebWireClient("/webwire");
 * client.onSession((session) => showUser(session?.info));
 * await client.call("login", { name: "Ada" });
 * const unfollow = await client.follow("demo/chat", (message) => show(message));
 * ```
 */
export class WebWireClient {
  private readonly settings: Settings;
  private readonly connector: Connector;
  private readonly calls: Calls;
  private readonly sessions: Sessions;
  private readonly board: Board;
  private readonly signals: Listeners<Signal>;
  private readonly sessionChanges: Listeners<Session | null>;
  private readonly statusChanges: Listeners<StatusChange>;

  /**
   * Does not connect yet.
   *
   * @param address `ws:`, `wss:`, `http:` or `https:`; in a page also a path of its server, as `/webwire`
   * @throws TypeError for another address, RangeError for a bad option
   */
  constructor(address: string | URL, options: WebWireClientOptions = {}) {
    const url = socketUrl(address);
    const settings = settingsOf(options);
    this.settings = settings;
    this.signals = new Listeners("signals", settings.logger);
    this.sessionChanges = new Listeners("the session", settings.logger);
    this.statusChanges = new Listeners("the status", settings.logger);
    // without the query, which may hold what changes at each visit
    const place = url.replace(/\?.*$/s, "");
    this.sessions = new Sessions(place, settings.sessionStore, settings.logger, this.sessionChanges);
    this.board = new Board(settings, (name, value) => this.call(name, value), () => this.status === "connected");
    this.connector = new Connector(url, settings, {
      prepare: (connection) => restoreSession(connection, this.calls, this.sessions, settings.logger),
      message: (message) => this.dispatch(message),
      connected: (connection) => {
        this.board.renew();
        this.calls.connected(connection);
      },
      lost: (cause, isTrying) => this.lost(cause, isTrying),
      status: (status, cause) => this.statusChanges.emit({ status, cause }),
    });
    this.calls = new Calls(settings, this.connector);
  }

  /** How the client stands. */
  get status(): Status {
    return this.connector.status;
  }

  /** The session; null if there is none. While there is no connection, the one to be restored on the next. */
  get session(): Session | null {
    return this.sessions.current;
  }

  /** Requests that were sent and are not answered yet. */
  get pendingRequests(): number {
    return this.calls.pendingRequests;
  }

  /**
   * Connects; resolves once the session is restored, at once if connected. With `autoconnect` failed attempts are repeated
   * until the deadline, and in the background after it. Also opens a closed client again.
   *
   * Fails with `timeout`, `cancelled`, `incompatibleVersion`, `subProtocolMismatch`; without `autoconnect` or after the
   * last attempt of `backoff.maxAttempts` with what ended it: `disconnected`, `protocol`.
   */
  async connect(options: CallOptions = {}): Promise<void> {
    const operation = this.calls.begin<void>("Connecting", options);
    this.calls.connect(operation);
    return operation.promise;
  }

  /**
   * Ends the connection and every call with `disconnected`, and stops all timers. The session is kept for a later
   * `connect()`; followed topics are not. Idempotent.
   */
  close(): void {
    this.connector.stop();
  }

  /**
   * Sends a request and waits for its reply.
   *
   * @param name 0 to 255 characters from 32 to 126; a name or a payload must be there
   * @param payload a string is sent as UTF-8, bytes as binary; default: empty
   * @returns the payload of the reply, which may be empty
   *
   * Fails with `request`, `internal`, `serverShutdown`, `timeout`, `cancelled`, `disconnected`, `overloaded`,
   * `bufferOverflow` or, for a name or payload against the rules, `protocol`; in the last three cases nothing was sent.
   */
  async request(name: string, payload: PayloadLike = "", options: CallOptions = {}): Promise<Payload> {
    const frame = encode({ kind: "request", identifier: 0n, name, payload: Payload.from(payload) });
    return this.calls.exchange(`Request ${name}`, frame, options);
  }

  /**
   * Sends a request with a JSON value in UTF-8 and reads the reply as JSON.
   *
   * @param name as for {@link request}
   * @param value `undefined` sends no payload, which needs a name
   * @returns the value of the reply; `undefined` if it is empty
   *
   * Fails as {@link request} does, and with `protocol` if the value or the reply is not JSON.
   */
  async call(name: string, value?: unknown, options: CallOptions = {}): Promise<unknown> {
    const reply = await this.request(name, Payload.json(value), options);
    return reply.json();
  }

  /**
   * Sends a signal; resolves once it was handed to the socket. Nobody tells whether it arrived.
   *
   * @param name 0 to 255 characters from 32 to 126; a name or a payload must be there
   * @param payload a string is sent as UTF-8, bytes as binary; default: empty, which UTF-16 does not allow
   *
   * Fails with `timeout`, `cancelled`, `disconnected`, `overloaded`, `bufferOverflow` or `protocol`; nothing was sent then.
   */
  async signal(name: string, payload: PayloadLike = "", options: CallOptions = {}): Promise<void> {
    const frame = encode({ kind: "signal", name, payload: Payload.from(payload) });
    const operation = this.calls.begin<void>(`Signal ${name}`, options);
    this.calls.whenConnected(operation, (connection) => {
      connection.send(frame);
      operation.complete();
    });
    return operation.promise;
  }

  /**
   * Publishes a JSON value to a topic of the server's switchboard: a signal with the topic's name. Nobody tells whether
   * the server's rules allowed it. Fails as {@link signal} does.
   */
  async publish(topic: string, value: unknown, options: CallOptions = {}): Promise<void> {
    return this.signal(topic, Payload.json(value), options);
  }

  /**
   * Follows a topic of the server's switchboard, over reconnects too. What is published in between is missed, unless `last`
   * brings it. The listener gets each message as a JSON value; what is not JSON is logged and dropped. `onSignal` is told of
   * them all the same.
   *
   * @param topic 1 to 255 characters from 32 to 126
   * @returns once the server has agreed: the function that ends it
   *
   * Fails as {@link request} does, with `overloaded` over `maxFollowedTopics`, with a `RangeError` for a bad `last`.
   */
  async follow(topic: string, listener: (value: unknown) => void, options: FollowOptions = {}): Promise<Unfollow> {
    checkTopic(topic);
    return this.board.follow(topic, listener, options);
  }

  /**
   * Restores a session by a key that came from elsewhere. The client's own session is restored without being asked.
   *
   * Fails with `sessionActive` if there is a session, with `sessionNotFound`, `maxSessionConnectionsReached`,
   * `sessionsDisabled`, and as {@link request} does.
   */
  async restoreSession(key: string, options: CallOptions = {}): Promise<Session> {
    const frame = encode({ kind: "restoreSession", identifier: 0n, key });
    this.checkNoSession();
    const operation = this.calls.begin<Payload>("Restoring the session", options);
    this.calls.whenConnected(operation, (connection) => {
      // the client's own may have been restored while this one waited
      this.checkNoSession();
      this.calls.send(connection, frame, operation);
    });
    const reply = await operation.promise;
    const session = parseSession(reply.bytes);
    this.sessions.begin(session);
    return session;
  }

  /**
   * Closes the session: its key is forgotten at once and, if there is a connection, the server is told. Without a
   * connection the server keeps the session until it expires. Nothing happens without a session.
   *
   * Fails as {@link request} does; the key is forgotten in that case too.
   */
  async closeSession(options: CallOptions = {}): Promise<void> {
    const isOnServer = this.session !== null && this.connector.connection !== null;
    this.sessions.forget();
    try {
      if (isOnServer) {
        await this.calls.exchange("Closing the session", encode({ kind: "closeSession", identifier: 0n }), options);
      }
    } finally {
      this.sessions.end();
    }
  }

  /** Calls the listener for every signal, on arrival. Returns the function that removes it. */
  onSignal(listener: (signal: Signal) => void): () => void {
    return this.signals.add(listener);
  }

  /**
   * Calls the listener when a session was created or restored, and with null when it is gone: closed by either side, or not
   * restored. Returns the function that removes it.
   */
  onSession(listener: (session: Session | null) => void): () => void {
    return this.sessionChanges.add(listener);
  }

  /** Calls the listener for every change of status and every failed attempt. Returns the function that removes it. */
  onStatus(listener: (change: StatusChange) => void): () => void {
    return this.statusChanges.add(listener);
  }

  private checkNoSession(): void {
    if (this.session !== null) {
      throw new WebWireError({ kind: "sessionActive" }, "A session is active; close it before another is restored");
    }
  }

  private lost(cause: WebWireError, isTrying: boolean): void {
    this.calls.lost(cause, isTrying);
    if (this.status === "closed") {
      this.board.close(cause);
    }
  }

  private dispatch(message: Message): void {
    switch (message.kind) {
      case "reply":
      case "errorReply":
      case "failureReply":
        return this.calls.answer(message);
      case "signal":
        return this.signalled(message);
      case "sessionCreated":
        return this.sessionCreated(message.session);
      case "sessionClosed":
        this.sessions.forget();
        return this.sessions.end();
      case "acceptConf":
      case "request":
      case "closeSession":
      case "restoreSession":
      case "heartbeat":
        this.settings.logger.warn(`The server sent ${message.kind}, which means nothing here; it was ignored`);
    }
  }

  private signalled(message: SignalMessage): void {
    this.board.signal(message);
    this.signals.emit({ name: message.name, payload: message.payload });
  }

  private sessionCreated(json: Uint8Array): void {
    try {
      this.sessions.begin(parseSession(json));
    } catch (error) {
      this.settings.logger.warn("The server created a session that cannot be read; it was ignored", error);
    }
  }
}
