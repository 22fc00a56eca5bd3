import { decode, encode, type AcceptConf, type Message, type Socket } from "../../../webwire/src/main/web/index.ts";
import { ofHex, toHex } from "./bytes.ts";
import { settled } from "./virtualtime.ts";

/** What the Go servers announce by default. */
export const CONF: AcceptConf = {
  kind: "acceptConf",
  major: 2,
  minor: 0,
  readTimeoutMillis: 60_000,
  messageBufferBytes: 8192,
  subProtocol: "",
};

/** The server's end of a socket, played by a test. */
export class FakeSocket extends EventTarget implements Socket {
  binaryType: BinaryType = "blob";
  bufferedAmount = 0;
  /** Whether the client has closed it. */
  isClosed = false;
  /** The messages that the client has sent, in hexadecimal. */
  readonly sent: string[] = [];

  constructor(readonly url: string) {
    super();
  }

  send(data: Uint8Array): void {
    this.sent.push(toHex(data));
  }

  close(): void {
    this.isClosed = true;
  }

  /** What the client has sent, read. */
  get messages(): Message[] {
    return this.sent.map((hex) => decode(ofHex(hex)));
  }

  /** The client's latest message. */
  get latest(): Message | undefined {
    return this.messages.at(-1);
  }

  /** The identifier of the client's latest message, a request. */
  get latestIdentifier(): bigint {
    const message = this.latest;
    if (message === undefined || !("identifier" in message)) {
      throw new Error(`The client's latest message is no request: ${JSON.stringify(this.sent)}`);
    }
    return message.identifier;
  }

  /** The server says hello. */
  accept(conf: Partial<AcceptConf> = {}): Promise<void> {
    return this.tell({ ...CONF, ...conf });
  }

  /** The server sends a message. */
  tell(message: Message): Promise<void> {
    return this.deliver(encode(message).buffer);
  }

  /** The server sends these bytes in one binary message. */
  tellHex(hex: string): Promise<void> {
    return this.deliver(ofHex(hex).buffer);
  }

  /** The server sends something: an `ArrayBuffer` for a binary message, a string for a text. */
  deliver(data: ArrayBuffer | string): Promise<void> {
    return this.happen("message", { data });
  }

  /** The connection ends without the client having asked for it. */
  drop(code = 1006): Promise<void> {
    return this.happen("close", { code, reason: "" });
  }

  /** The socket fails without a word of why. */
  fail(): Promise<void> {
    return this.happen("error", {});
  }

  private happen(type: string, properties: object): Promise<void> {
    this.dispatchEvent(Object.assign(new Event(type), properties));
    return settled();
  }
}
