import { Backoff } from "./backoff.ts";
import { Connection } from "./connection.ts";
import { disconnectedError, WebWireError } from "./errors.ts";
import type { Message } from "./message.ts";
import type { Settings } from "./options.ts";
import type { Cancel } from "./timer.ts";

/**
 * How a client stands: `disconnected` (and not trying), `connecting` (trying, waiting for the next attempt, or restoring
 * the session), `connected`, `closed` by `close()`.
 */
export type Status = "disconnected" | "connecting" | "connected" | "closed";

/** What a {@link Connector} tells its owner. */
export interface ConnectorEvents {
  /** Makes a new connection ready; it counts as connected afterwards, and is closed if that fails. */
  prepare(connection: Connection): Promise<void>;
  message(message: Message): void;
  connected(connection: Connection): void;
  /** A connection, or an attempt at one, ended. `isTrying`: another attempt follows. */
  lost(cause: WebWireError, isTrying: boolean): void;
  /** A new status, or another failed attempt while `connecting`. */
  status(status: Status, cause: WebWireError | null): void;
}

/** How long a connection must last for earlier failures to be forgotten: one that breaks at once is a failure too. */
const STABLE_MILLIS = 5_000;

/** Keeps at most one connection: connects, and connects again. */
export class Connector {
  private current: Status = "disconnected";
  private link: Connection | null = null;
  private readonly backoff: Backoff;
  private stopTimer: Cancel = () => undefined;

  constructor(
    private readonly url: string,
    private readonly settings: Settings,
    private readonly events: ConnectorEvents,
  ) {
    this.backoff = new Backoff(settings.backoff, settings.random);
  }

  get status(): Status {
    return this.current;
  }

  /** The connection that is ready for use. */
  get connection(): Connection | null {
    return this.current === "connected" ? this.link : null;
  }

  /** Begins to connect unless that was begun. */
  start(): void {
    if (this.current === "disconnected" || this.current === "closed") {
      this.backoff.reset();
      this.become("connecting", null);
      // a listener may have closed the client
      if (this.status === "connecting" && this.link === null) {
        this.dial();
      }
    }
  }

  /** Ends the connection or the attempts; `lost` is told, then `status`. */
  stop(): void {
    if (this.current !== "closed") {
      this.current = "closed";
      this.stopTimer();
      const cause = disconnectedError("The client was closed");
      const link = this.link;
      this.link = null;
      link?.close(cause);
      this.events.lost(cause, false);
      this.events.status("closed", null);
    }
  }

  private dial(): void {
    try {
      const link: Connection = new Connection(this.url, this.settings, {
        opened: (connection) => void this.prepare(connection),
        message: (message) => this.link === link && this.events.message(message),
        closed: (cause) => this.link === link && this.ended(cause),
      });
      this.link = link;
    } catch (cause) {
      this.ended(disconnectedError("The browser refused to open the socket", { cause }));
    }
  }

  private async prepare(connection: Connection): Promise<void> {
    try {
      await this.events.prepare(connection);
    } catch (error) {
      connection.close(error instanceof WebWireError ? error : disconnectedError("Not ready", { cause: error }));
    }
    if (this.link === connection) {
      this.stopTimer = this.settings.timer(STABLE_MILLIS, () => this.backoff.reset());
      this.current = "connected";
      this.events.connected(connection);
      if (this.link === connection) {
        this.events.status("connected", null);
      }
    }
  }

  private ended(cause: WebWireError): void {
    this.link = null;
    this.stopTimer();
    if (cause.kind !== "disconnected") {
      this.settings.logger.warn(`The connection to ${withoutQuery(this.url)} was given up`, cause);
    }
    const delay = this.settings.autoconnect && !isPermanent(cause) ? this.backoff.next() : null;
    this.current = delay === null ? "disconnected" : "connecting";
    if (delay !== null) {
      this.stopTimer = this.settings.timer(delay, () => this.dial());
    }
    this.events.lost(cause, delay !== null);
    this.events.status(this.current, cause);
  }

  private become(status: Status, cause: WebWireError | null): void {
    this.current = status;
    this.events.status(status, cause);
  }
}

/** Trying again would end the same way. */
function isPermanent(cause: WebWireError): boolean {
  return cause.kind === "incompatibleVersion" || cause.kind === "subProtocolMismatch";
}

/** For logs: a query may hold a token. */
function withoutQuery(url: string): string {
  return url.replace(/\?.*$/s, "");
}
