import type { StatusChange, WebWireClient } from "../../../../../webwire/src/main/web/index.ts";
import type { FeedState } from "../board/feed.ts";

const ANSWER_MILLIS = 10_000;

/** What the parts of the chat use of the client. */
export class Link {
  constructor(private readonly client: WebWireClient) {}

  get isConnected(): boolean {
    return this.client.status === "connected";
  }

  /** A request that must be answered soon. */
  async ask(name: string, value?: unknown): Promise<void> {
    await this.client.call(name, value, { timeoutMillis: ANSWER_MILLIS });
  }
}

/** How the connection stands, as the page shows it. */
export function linkState({ status, cause }: StatusChange): FeedState {
  switch (status) {
    case "connected":
      return { kind: "live" };
    case "connecting":
      return cause === null ? { kind: "connecting" } : { kind: "waiting", reason: "" };
    case "disconnected":
    case "closed":
      return { kind: "waiting", reason: cause?.message ?? "reload the page" };
  }
}
