import { failureIn } from "./failure.ts";
import { pathOf } from "./path.ts";
import { type Arrival, Sequence } from "./sequence.ts";

/** `reason` says why there is no connection, where the server told. */
export type FeedState =
  | { readonly kind: "connecting" }
  | { readonly kind: "live" }
  | { readonly kind: "waiting"; readonly reason: string };

export interface FeedListener {
  state(state: FeedState): void;
  /** A message that was not seen before; `arrival` tells what is missing in front of it. */
  message(data: string, arrival: Arrival): void;
}

const FIRST_RETRY_MILLIS = 1_000;
const MAX_RETRY_MILLIS = 15_000;

/**
 * Follows a topic for as long as it is open, over as many connections as that takes. The browser
 * comes back by itself after a cut; where it gives up (an answer that is not 200) a new
 * EventSource asks for the latest messages, and those seen before are dropped. Gaps are read off the
 * ids, which holds over both kinds of coming back; the server's own `gap` events say no more.
 */
export class Feed {
  private source: EventSource | null = null;
  private retry: ReturnType<typeof setTimeout> | undefined;
  private retryMillis = FIRST_RETRY_MILLIS;
  private readonly sequence = new Sequence();

  constructor(
    private readonly topic: string,
    private readonly last: number,
    private readonly listener: FeedListener,
  ) {}

  /** Connects, unless it has. */
  open(): void {
    if (this.source !== null) {
      return;
    }
    clearTimeout(this.retry);
    this.listener.state({ kind: "connecting" });
    const source = new EventSource(`${pathOf("/follow/", this.topic)}?last=${this.last}`);
    this.source = source;
    source.onopen = () => this.listener.state({ kind: "live" });
    source.onmessage = (event: MessageEvent<string>) => {
      // not before: a server may take the connection only to end it at once
      this.retryMillis = FIRST_RETRY_MILLIS;
      const arrival = this.sequence.place(event.lastEventId);
      if (arrival.kind !== "repeated") {
        this.listener.message(event.data, arrival);
      }
    };
    source.onerror = () => {
      this.listener.state({ kind: "waiting", reason: "" });
      if (source.readyState === EventSource.CLOSED) {
        this.comeBack();
      }
    };
    source.addEventListener("ended", (event: MessageEvent<string>) => {
      this.listener.state({ kind: "waiting", reason: reasonIn(event.data) });
      this.comeBack();
    });
  }

  /** Disconnects. What comes meanwhile is asked for at the next `open`. */
  close(): void {
    clearTimeout(this.retry);
    this.source?.close();
    this.source = null;
  }

  private comeBack(): void {
    this.close();
    this.retry = setTimeout(() => this.open(), this.retryMillis);
    this.retryMillis = Math.min(this.retryMillis * 2, MAX_RETRY_MILLIS);
  }
}

function reasonIn(data: string): string {
  try {
    return failureIn(JSON.parse(data))?.message ?? "";
  } catch {
    return "";
  }
}
