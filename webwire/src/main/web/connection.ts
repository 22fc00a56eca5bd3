import { decode } from "./decode.ts";
import { encode, type Frame } from "./encode.ts";
import { disconnectedError, protocolError, WebWireError } from "./errors.ts";
import type { AcceptConf, Message } from "./message.ts";
import type { Settings } from "./options.ts";
import type { Socket } from "./socket.ts";
import type { Cancel } from "./timer.ts";

/** What a {@link Connection} tells its owner. */
export interface ConnectionEvents {
  /** The handshake is done; at most once. */
  opened(connection: Connection): void;
  /** A message after the handshake. */
  message(message: Message): void;
  /** The end, exactly once and last; never from within the constructor. */
  closed(cause: WebWireError): void;
}

const MAJOR = 2;
/** More than any AcceptConf has: the limit of the first message, before the server has named its own. */
const MAX_FIRST_MESSAGE_BYTES = 8192;
/** The part of the read timeout after which a silent client sends a heartbeat (specification 13.3). */
const HEARTBEAT_FRACTION = 0.75;
/** A server that announces hardly any read timeout is not flooded. */
const MIN_HEARTBEAT_MILLIS = 100;
/** The only code of RFC 6455 that scripts may close with. */
const NORMAL_CLOSURE = 1000;

/** One socket: handshake, limits, heartbeat, messages in and out. */
export class Connection {
  private readonly socket: Socket;
  private conf: AcceptConf | null = null;
  private hasEnded = false;
  private stopTimer: Cancel;

  /** @throws what the socket factory throws. */
  constructor(
    url: string,
    private readonly settings: Settings,
    private readonly events: ConnectionEvents,
  ) {
    this.socket = settings.socket(url);
    this.socket.binaryType = "arraybuffer";
    this.socket.addEventListener("message", (event) => this.receive((event as MessageEvent<unknown>).data));
    this.socket.addEventListener("close", (event) => this.end(disconnectedError(`${this.lost}${reasonOf(event)}`)));
    this.socket.addEventListener("error", () => this.failed());
    const millis = settings.handshakeTimeoutMillis;
    this.stopTimer = settings.timer(millis, () => this.close(disconnectedError(`No AcceptConf within ${millis} ms`)));
  }

  /** Whether nothing more is sent or received. */
  get isOver(): boolean {
    return this.hasEnded;
  }

  /**
   * Sends one message, all or nothing.
   *
   * @throws {@link WebWireError} of kind `bufferOverflow`, `overloaded` or `disconnected`
   */
  send(frame: Frame): void {
    if (this.hasEnded || this.conf === null) {
      throw disconnectedError("There is no connection");
    }
    const limitBytes = this.conf.messageBufferBytes;
    const bytes = frame.length;
    if (bytes > limitBytes) {
      const text = `The server takes messages of ${limitBytes} bytes, this one has ${bytes}`;
      throw new WebWireError({ kind: "bufferOverflow", bytes, limitBytes }, text);
    }
    const unsent = this.socket.bufferedAmount;
    if (unsent + bytes > this.settings.maxUnsentBytes) {
      throw new WebWireError({ kind: "overloaded" }, `${unsent} bytes wait to be sent already`);
    }
    this.socket.send(frame);
    this.restartHeartbeat(this.conf);
  }

  /** Ends the connection; the owner is told before this returns. Nothing happens if it has ended. */
  close(cause: WebWireError): void {
    this.end(cause, () => this.socket.close(NORMAL_CLOSURE));
  }

  /** Browsers let "close" follow, which knows more. Other runtimes do not if there never was a connection. */
  private failed(): void {
    if (this.conf === null) {
      this.close(disconnectedError(this.lost));
    }
  }

  private receive(data: unknown): void {
    if (this.hasEnded) {
      return;
    }
    try {
      const message = this.read(data);
      if (this.conf === null) {
        this.conf = this.checkFirst(message);
        this.restartHeartbeat(this.conf);
        this.events.opened(this);
      } else {
        this.events.message(message);
      }
    } catch (error) {
      if (!(error instanceof WebWireError)) {
        throw error;
      }
      this.close(error);
    }
  }

  private read(data: unknown): Message {
    if (!(data instanceof ArrayBuffer)) {
      throw protocolError("WebWire messages are binary, the server sent text");
    }
    const limit = this.conf?.messageBufferBytes ?? MAX_FIRST_MESSAGE_BYTES;
    if (data.byteLength > limit) {
      throw protocolError(`The server sent ${data.byteLength} bytes in one message, over the limit of ${limit}`);
    }
    return decode(new Uint8Array(data));
  }

  private checkFirst(message: Message): AcceptConf {
    if (message.kind !== "acceptConf") {
      throw protocolError(`The first message of a server is AcceptConf, this one sent ${message.kind}`);
    }
    const { major, minor, subProtocol: server } = message;
    if (major !== MAJOR) {
      const text = `The server speaks WebWire ${major}.${minor}, this client ${MAJOR}.x`;
      throw new WebWireError({ kind: "incompatibleVersion", major, minor }, text);
    }
    const client = this.settings.subProtocol;
    if (server !== client) {
      const text = `The server's sub-protocol is "${server}", this client's "${client}"`;
      throw new WebWireError({ kind: "subProtocolMismatch", client, server }, text);
    }
    return message;
  }

  private restartHeartbeat(conf: AcceptConf): void {
    this.stopTimer();
    if (conf.readTimeoutMillis > 0) {
      const millis = Math.max(conf.readTimeoutMillis * HEARTBEAT_FRACTION, MIN_HEARTBEAT_MILLIS);
      this.stopTimer = this.settings.timer(millis, () => this.beat(conf));
    }
  }

  private beat(conf: AcceptConf): void {
    this.socket.send(encode({ kind: "heartbeat" }));
    this.restartHeartbeat(conf);
  }

  /** `close` may make the socket call back at once, so it runs when this is over already. */
  private end(cause: WebWireError, close: () => void = () => undefined): void {
    if (!this.hasEnded) {
      this.hasEnded = true;
      this.stopTimer();
      close();
      this.events.closed(cause);
    }
  }

  private get lost(): string {
    return this.conf === null ? "The server cannot be reached" : "The connection was lost";
  }
}

function reasonOf(event: Event): string {
  const { code, reason } = event as CloseEvent;
  return code === undefined ? "" : ` (close code ${code}${reason ? `: ${reason}` : ""})`;
}
