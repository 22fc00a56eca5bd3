import { Payload, WebWireClient, type KeyStore, type WebWireClientOptions } from "../../../webwire/src/main/web/index.ts";
import { ofHex } from "./bytes.ts";
import { FakeSocket } from "./fakesocket.ts";
import { describe, isTimeout, sameOutcome } from "./outcome.ts";
import type { Action, RecordedOptions, RecordedPayload, Scenario, Step } from "./recording.ts";
import { ADDRESS } from "./setup.ts";
import { settled, VirtualTime } from "./virtualtime.ts";

const HEARTBEAT = "21";
const IDENTIFIER = { start: 2, end: 18 };

/**
 * Plays the server's half of a recording against our client, which does what the recorded one was made to do. Every frame
 * of the client must be the recorded one, and every call must return what was recorded. Identifiers are free: those in
 * replies are replaced by ours.
 */
export class Replay {
  /** What differed; empty if all was as recorded. */
  readonly differences: string[] = [];
  private readonly time = new VirtualTime();
  private readonly sockets: FakeSocket[] = [];
  private readonly clients = new Map<string, WebWireClient>();
  private readonly identifiers = new Map<string, string>();
  private readonly stored = new Map<string, string>();
  private readonly counts = new Map<string, number>();
  private readonly partial = new Map<number, string>();
  private isRefusing = false;
  private at = 0;

  /** @param mended calls whose recorded outcome the specification tells to mend, and what is expected instead. */
  constructor(
    private readonly scenario: Scenario,
    private readonly mended: Readonly<Record<string, string>> = {},
  ) {}

  async run(): Promise<readonly string[]> {
    const actions = this.scenario.program.client?.actions ?? [];
    for (const [index, action] of actions.entries()) {
      const start = actions.slice(index).find((later) => later.atStep !== null)?.atStep ?? this.at;
      await this.playTo(start);
      await this.act(action);
    }
    await this.playTo(this.scenario.steps.length);
    if (this.at < this.scenario.steps.length) {
      this.differences.push(`stopped at step ${this.at}: ${JSON.stringify(this.scenario.steps[this.at])}`);
    }
    for (const [index, socket] of this.sockets.entries()) {
      socket.sent.filter((hex) => hex !== HEARTBEAT).forEach((hex) => this.differences.push(`connection ${index + 1} sent ${hex}`));
    }
    return this.differences;
  }

  private async act(action: Action): Promise<void> {
    const label = action.client ?? "client";
    if (action.op === "connect" || action.op === "construct") {
      this.isRefusing = action.conn === undefined;
    }
    if (action.op === "exit") {
      this.clients.forEach((client) => client.close());
      return;
    }
    if (action.op === "sleep") {
      return this.time.advance(action.ms ?? 0);
    }
    if (action.expect?.outcome?.startsWith("threw") === true && action.nothingSent === true) {
      // the original cannot do what is asked for; ours can, and would go on to do it
      return;
    }
    const line = this.lineOf(label, action);
    const finished = describe(this.call(this.clientOf(label, action), action)).then((outcome) => {
      const expected = this.mended[line];
      if (expected === undefined ? !sameOutcome(outcome, action.expect) : outcome !== expected) {
        this.differences.push(`${line}: ${outcome} instead of ${expected ?? JSON.stringify(action.expect)}`);
      }
      return true;
    });
    if (isTimeout(action.expect) && this.mended[line] === undefined) {
      // what the server sends next comes too late
      await this.playTo(this.at + 1, "client");
      await this.time.advance(action.timeoutMs ?? this.scenario.program.client?.options?.defaultRequestTimeoutMs ?? 0);
    }
    if (action.async !== true) {
      await this.until(finished);
    }
  }

  /** Names a call; from the second on with its number, `client request echo#2`. */
  private lineOf(label: string, action: Action): string {
    const line = `${label} ${action.op} ${action.name ?? action.key ?? ""}`.trimEnd();
    const count = (this.counts.get(line) ?? 0) + 1;
    this.counts.set(line, count);
    return count === 1 ? line : `${line}#${count}`;
  }

  private async call(client: WebWireClient, action: Action): Promise<unknown> {
    const options = action.timeoutMs === undefined ? {} : { timeoutMillis: action.timeoutMs };
    switch (action.op) {
      case "construct":
        // the original connects by itself
        client.connect().catch(() => undefined);
        return undefined;
      case "connect":
        return client.connect();
      case "close":
        return client.close();
      case "request":
        return client.request(action.name ?? "", payloadOf(action.payload), options);
      case "signal":
        return client.signal(action.name ?? "", payloadOf(action.payload));
      case "restoreSession":
        await client.restoreSession(action.key ?? "");
        return undefined;
      case "closeSession":
        return client.closeSession();
      case "session":
        return { status: client.status, session: client.session };
      default:
        throw new Error(`The recording asks for ${action.op}, which this replay cannot do`);
    }
  }

  /** Plays until the call has ended; lets time pass when nothing else can happen. */
  private async until(finished: Promise<boolean>): Promise<void> {
    for (let round = 0; round < 5; round++) {
      await this.playTo(this.scenario.steps.length);
      if (await Promise.race([finished, settled().then(() => false)])) {
        return;
      }
      await this.time.advance(500);
    }
    this.differences.push(`a call did not end by step ${this.at}`);
  }

  private async playTo(end: number, from?: Step["from"]): Promise<void> {
    await settled();
    while (this.at < end) {
      const step = this.scenario.steps[this.at];
      const socket = step === undefined ? undefined : this.sockets[step.conn - 1];
      if (step === undefined || socket === undefined || (from ?? step.from) !== step.from || !(await this.play(step, socket))) {
        return;
      }
      this.at++;
    }
  }

  /** Whether the step could be played, or was there. */
  private async play(step: Step, socket: FakeSocket): Promise<boolean> {
    if (step.from === "client") {
      return !isMessage(step) || this.matches(step, socket);
    }
    switch (step.opcode) {
      case "binary":
      case "continuation":
        await this.deliver(step, socket);
        return true;
      case "text":
        await socket.deliver(Buffer.from(step.hex ?? "", "hex").toString("latin1"));
        return true;
      case "close":
      case "tcp-end":
        await socket.drop(step.opcode === "close" ? 1000 : 1006);
        return true;
      default:
        // pings and pongs are the browser's
        return true;
    }
  }

  /** The whole message that ends with this step; null if more fragments follow. */
  private assemble(step: Step): string | null {
    const hex = (this.partial.get(step.conn) ?? "") + (step.hex ?? "");
    this.partial.set(step.conn, step.fin === false ? hex : "");
    return step.fin === false ? null : hex;
  }

  private async deliver(step: Step, socket: FakeSocket): Promise<void> {
    const hex = this.assemble(step);
    if (hex === null) {
      return;
    }
    const identifier = hex.slice(IDENTIFIER.start, IDENTIFIER.end);
    const isReply = /^(0[0-6]|bf|c0|c1)/.test(hex);
    await socket.tellHex(isReply ? hex.replace(identifier, this.identifiers.get(identifier) ?? identifier) : hex);
  }

  /** Whether the client has sent what the step holds or completes. */
  private matches(step: Step, socket: FakeSocket): boolean {
    while (socket.sent[0] === HEARTBEAT) {
      socket.sent.shift();
    }
    const sent = socket.sent[0];
    if (sent === undefined) {
      return false;
    }
    const recorded = this.assemble(step);
    if (recorded === null) {
      return true;
    }
    socket.sent.shift();
    const isRequest = /^(7f|80|81|1f|20)/.test(recorded);
    const identifier = sent.slice(IDENTIFIER.start, IDENTIFIER.end);
    const own = isRequest ? recorded.slice(0, IDENTIFIER.start) + identifier + recorded.slice(IDENTIFIER.end) : recorded;
    if (isRequest) {
      this.identifiers.set(recorded.slice(IDENTIFIER.start, IDENTIFIER.end), identifier);
    }
    if (sent !== own) {
      this.differences.push(`step ${this.at}: sent ${sent} instead of ${own}`);
    }
    return true;
  }

  private clientOf(label: string, action: Action): WebWireClient {
    const known = this.clients.get(label);
    if (known !== undefined) {
      return known;
    }
    const isBrowser = this.scenario.clientKind.startsWith("js");
    const { options, clients } = this.scenario.program.client ?? {};
    const client = new WebWireClient(ADDRESS, {
      ...optionsOf({ ...options, ...clients?.[label] }),
      sessionStore: this.storeOf(isBrowser ? "" : label),
      logger: { warn: () => undefined },
      timer: this.time.timer,
      random: () => 0.5,
      socket: (url) => {
        const socket = new FakeSocket(url);
        if (this.isRefusing) {
          queueMicrotask(() => void socket.drop());
        } else {
          this.sockets.push(socket);
        }
        return socket;
      },
    });
    if (action.localStorage !== undefined) {
      this.stored.set("", action.localStorage.session);
    }
    this.clients.set(label, client);
    return client;
  }

  /** Windows of one browser share their storage; other clients have none in common. */
  private storeOf(owner: string): KeyStore {
    return {
      get: () => this.stored.get(owner) ?? null,
      set: (_, key) => void this.stored.set(owner, key),
      remove: () => void this.stored.delete(owner),
    };
  }
}

function isMessage(step: Step): boolean {
  return step.opcode === "binary" || step.opcode === "continuation";
}

function optionsOf(recorded: RecordedOptions): WebWireClientOptions {
  const interval = recorded.reconnectionIntervalMs ?? 2_000;
  return {
    autoconnect: recorded.autoconnect ?? true,
    subProtocol: recorded.subProtocol ?? "",
    backoff: { initialMillis: interval, maxMillis: interval },
    handshakeTimeoutMillis: recorded.dialingTimeoutMs ?? 5_000,
    requestTimeoutMillis: recorded.defaultRequestTimeoutMs ?? 60_000,
  };
}

function payloadOf(recorded: RecordedPayload | undefined): Payload {
  const { encoding = "binary", hex = "", text, repeat = 1 } = recorded ?? {};
  if (text === undefined) {
    return Payload.of(encoding, ofHex(hex.repeat(repeat)));
  }
  const whole = text.repeat(repeat);
  return encoding === "binary" ? Payload.binary(Payload.utf8(whole).bytes) : Payload[encoding](whole);
}
