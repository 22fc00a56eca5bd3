import type { Connection } from "./connection.ts";
import { WebWireError } from "./errors.ts";
import type { Operation } from "./operation.ts";

interface Waiting {
  readonly enter: (connection: Connection) => void;
  readonly fail: (error: unknown) => void;
}

/** Calls that wait for a connection, in order, at most so many. */
export class Lobby {
  private readonly waiting = new Set<Waiting>();

  constructor(private readonly limit: number) {}

  /** `enter` is called with the connection unless the operation ends before. */
  add<T>(operation: Operation<T>, enter: (connection: Connection) => void): void {
    if (this.waiting.size >= this.limit) {
      operation.fail(new WebWireError({ kind: "overloaded" }, `${this.limit} calls wait for a connection already`));
      return;
    }
    const entry: Waiting = { enter, fail: (error) => operation.fail(error) };
    this.waiting.add(entry);
    operation.onEnd(() => void this.waiting.delete(entry));
  }

  /** Lets all in, as long as the connection lasts. */
  open(connection: Connection): void {
    for (const entry of [...this.waiting]) {
      if (connection.isOver) {
        return;
      }
      if (this.waiting.delete(entry)) {
        entry.enter(connection);
      }
    }
  }

  /** No connection is coming. */
  failAll(error: WebWireError): void {
    for (const entry of [...this.waiting]) {
      entry.fail(error);
    }
  }
}
