import { expect } from "vitest";
import {
  WebWireClient,
  WebWireError,
  type Failure,
  type KeyStore,
  type WebWireClientOptions,
} from "../../../webwire/src/main/web/index.ts";
import { FakeSocket } from "./fakesocket.ts";
import { settled, VirtualTime } from "./virtualtime.ts";

export const ADDRESS = "ws://127.0.0.1:8080/webwire";

/** A client on fake sockets, in virtual time, and all that can be seen of it. */
export class Setup {
  readonly time = new VirtualTime();
  readonly sockets: FakeSocket[] = [];
  readonly warnings: string[] = [];
  readonly stored = new Map<string, string>();
  readonly client: WebWireClient;

  constructor(options: WebWireClientOptions = {}) {
    const store: KeyStore = {
      get: (address) => this.stored.get(address) ?? null,
      set: (address, key) => void this.stored.set(address, key),
      remove: (address) => void this.stored.delete(address),
    };
    this.client = new WebWireClient(ADDRESS, {
      sessionStore: store,
      logger: { warn: (message) => void this.warnings.push(message) },
      socket: (url) => this.open(url),
      timer: this.time.timer,
      random: () => 1 - Number.EPSILON,
      ...options,
    });
  }

  /** The client's latest socket. */
  get socket(): FakeSocket {
    const socket = this.sockets.at(-1);
    if (socket === undefined) {
      throw new Error("The client has not opened a socket");
    }
    return socket;
  }

  /** Connects, to a server that says hello. */
  async connect(): Promise<FakeSocket> {
    const connected = this.client.connect();
    await this.socket.accept();
    await connected;
    return this.socket;
  }

  private open(url: string): FakeSocket {
    const socket = new FakeSocket(url);
    this.sockets.push(socket);
    return socket;
  }
}

/** What became of a promise; looked at later, so that its failure counts as handled. */
export function outcomeOf<T>(promise: Promise<T>): { readonly value?: T; readonly failure?: Failure; isOver: boolean } {
  const outcome: { value?: T; failure?: Failure; isOver: boolean } = { isOver: false };
  promise.then(
    (value) => Object.assign(outcome, { value, isOver: true }),
    (error: unknown) => {
      expect(error).toBeInstanceOf(WebWireError);
      Object.assign(outcome, { failure: (error as WebWireError).failure, isOver: true });
    },
  );
  return outcome;
}

/** The failure that a promise ends with without time passing. */
export async function failureOf(promise: Promise<unknown>): Promise<Failure | undefined> {
  const outcome = outcomeOf(promise);
  await settled();
  return outcome.failure;
}
