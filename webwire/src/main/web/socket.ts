import type { Frame } from "./encode.ts";

/** What the client needs of a `WebSocket`. */
export interface Socket {
  binaryType: BinaryType;
  /** Bytes given to `send` that have not left yet. */
  readonly bufferedAmount: number;
  send(data: Frame): void;
  close(code?: number, reason?: string): void;
  addEventListener(type: "open" | "message" | "close" | "error", listener: (event: Event) => void): void;
}

/** Opens a socket to a `ws:` or `wss:` address. */
export type SocketFactory = (url: string) => Socket;

/** The `WebSocket` of the browser, or of a Node that has one (22 and later). */
export const browserSocket: SocketFactory = (url) => new WebSocket(url);

/**
 * The full address: `http:` and `https:` become `ws:` and `wss:`, a path alone is meant for the server of the page. The
 * fragment, which a `WebSocket` refuses, is dropped.
 *
 * @throws TypeError if it is no such address
 */
export function socketUrl(address: string | URL): string {
  const base = typeof location === "undefined" ? undefined : location.href;
  const url = new URL(address, base);
  url.protocol = url.protocol.replace(/^http/, "ws");
  url.hash = "";
  if (url.protocol !== "ws:" && url.protocol !== "wss:") {
    throw new TypeError(`A WebWire address begins with ws:, wss:, http: or https:, unlike ${url.protocol}`);
  }
  return url.href;
}
