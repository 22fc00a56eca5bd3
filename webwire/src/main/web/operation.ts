import { WebWireError } from "./errors.ts";
import type { Cancel, Timer } from "./timer.ts";

/** Limits of one call. */
export interface CallOptions {
  /** Time for the whole call, waiting for a connection included; 1 to 2,147,483,647. Default `requestTimeoutMillis`. */
  readonly timeoutMillis?: number;
  /** Gives the call up: it fails with `cancelled`, or `timeout` if the signal comes from `AbortSignal.timeout`. */
  readonly signal?: AbortSignal;
}

/** Something that ends exactly once: by a result, an error, its deadline or its caller. */
export class Operation<T> {
  readonly promise: Promise<T>;
  private readonly cleanups: (() => void)[] = [];
  private settle: ((end: () => void) => void) | null;
  private fulfil!: (value: T) => void;
  private refuse!: (error: unknown) => void;

  /** @param what completes "The deadline of … has passed". */
  constructor(what: string, timer: Timer, timeoutMillis: number, signal: AbortSignal | undefined) {
    this.promise = new Promise((resolve, reject) => {
      this.fulfil = resolve;
      this.refuse = reject;
    });
    this.settle = (end) => {
      this.settle = null;
      this.cleanups.forEach((cleanup) => cleanup());
      end();
    };
    const stop: Cancel = timer(timeoutMillis, () =>
      this.fail(new WebWireError({ kind: "timeout" }, `${what} took longer than ${timeoutMillis} ms`)),
    );
    this.onEnd(stop);
    if (signal !== undefined) {
      this.watch(what, signal);
    }
  }

  get isOver(): boolean {
    return this.settle === null;
  }

  /** Ends with a result; nothing happens if it has ended. */
  complete(value: T): void {
    this.settle?.(() => this.fulfil(value));
  }

  /** Ends with an error; nothing happens if it has ended. */
  fail(error: unknown): void {
    this.settle?.(() => this.refuse(error));
  }

  /** Runs `cleanup` at the end, whichever it is; at once if that was before. */
  onEnd(cleanup: () => void): void {
    if (this.isOver) {
      cleanup();
    } else {
      this.cleanups.push(cleanup);
    }
  }

  private watch(what: string, signal: AbortSignal): void {
    const abort = (): void => {
      const cause: unknown = signal.reason;
      const isDeadline = cause instanceof DOMException && cause.name === "TimeoutError";
      this.fail(
        isDeadline
          ? new WebWireError({ kind: "timeout" }, `${what} took longer than its signal allows`, { cause })
          : new WebWireError({ kind: "cancelled" }, `${what} was cancelled`, { cause }),
      );
    };
    if (signal.aborted) {
      abort();
      return;
    }
    signal.addEventListener("abort", abort, { once: true });
    this.onEnd(() => signal.removeEventListener("abort", abort));
  }
}
