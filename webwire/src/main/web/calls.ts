import type { Connection } from "./connection.ts";
import type { Connector } from "./connector.ts";
import type { Frame } from "./encode.ts";
import { disconnectedError, WebWireError } from "./errors.ts";
import { Lobby } from "./lobby.ts";
import type { ErrorReplyMessage, FailureReplyMessage, ReplyMessage } from "./message.ts";
import { Operation, type CallOptions } from "./operation.ts";
import { checkedTimeout, type Settings } from "./options.ts";
import type { Payload } from "./payload.ts";
import { Pending } from "./pending.ts";

/** What has been asked for and has not ended: calls that wait for a connection, then for their reply. */
export class Calls {
  private readonly pending: Pending;
  private readonly lobby: Lobby;

  constructor(
    private readonly settings: Settings,
    private readonly connector: Connector,
  ) {
    this.pending = new Pending(settings.maxPendingRequests);
    this.lobby = new Lobby(settings.maxWaitingCalls);
  }

  /** Requests that were sent and are not answered yet. */
  get pendingRequests(): number {
    return this.pending.size;
  }

  /** A call whose time runs from now on. */
  begin<T>(what: string, options: CallOptions = {}): Operation<T> {
    const timeoutMillis = checkedTimeout("timeoutMillis", options.timeoutMillis ?? this.settings.requestTimeoutMillis);
    return new Operation(what, this.settings.timer, timeoutMillis, options.signal);
  }

  /** Ends the call when there is a connection; connects, whatever the options and the status. */
  connect(operation: Operation<void>): void {
    if (this.connector.connection === null) {
      this.enqueue(operation, () => operation.complete());
    } else {
      operation.complete();
    }
  }

  /** Runs `use` on a connection, at once if there is one. What it throws ends the call. */
  whenConnected<T>(operation: Operation<T>, use: (connection: Connection) => void): void {
    const { connection, status } = this.connector;
    const guarded = (ready: Connection): void => {
      try {
        use(ready);
      } catch (error) {
        operation.fail(error);
      }
    };
    if (operation.isOver) {
      return;
    }
    if (connection !== null) {
      guarded(connection);
    } else if (status === "closed") {
      operation.fail(disconnectedError("The client is closed; call connect() to open it again"));
    } else if (status === "disconnected" && !this.settings.autoconnect) {
      operation.fail(disconnectedError("There is no connection; call connect(), or leave autoconnect on"));
    } else {
      this.enqueue(operation, guarded);
    }
  }

  /** Sends a request, which gets its identifier now. */
  send(connection: Connection, frame: Frame, operation: Operation<Payload>): void {
    this.pending.send(connection, frame, operation);
  }

  /** Sends a request as soon as there is a connection, and waits for its reply. */
  exchange(what: string, frame: Frame, options: CallOptions): Promise<Payload> {
    const operation = this.begin<Payload>(what, options);
    this.whenConnected(operation, (connection) => this.send(connection, frame, operation));
    return operation.promise;
  }

  /** A reply came. */
  answer(reply: ReplyMessage | ErrorReplyMessage | FailureReplyMessage): void {
    this.pending.answer(reply);
  }

  /** A connection is ready. */
  connected(connection: Connection): void {
    this.lobby.open(connection);
  }

  /** A connection or an attempt ended; whoever waits goes on waiting if another follows. */
  lost(cause: WebWireError, isTrying: boolean): void {
    const reason = cause.kind === "disconnected" ? cause : disconnectedError("The connection was given up", { cause });
    this.pending.failAll(reason);
    if (!isTrying) {
      this.lobby.failAll(cause);
    }
  }

  private enqueue<T>(operation: Operation<T>, enter: (connection: Connection) => void): void {
    this.lobby.add(operation, enter);
    if (!operation.isOver) {
      this.connector.start();
    }
  }
}
