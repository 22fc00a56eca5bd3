import { checkName } from "./encode.ts";
import { protocolError, WebWireError } from "./errors.ts";
import { Listeners } from "./listeners.ts";
import type { SignalMessage } from "./message.ts";
import type { Settings } from "./options.ts";

/** Options of `follow`. */
export interface FollowOptions {
  /**
   * How many messages of the past come first, as far as the server keeps them; 0 to 2,147,483,647. Default 0. They come
   * again after a reconnect: `renewed` tells when. Of several listeners of one topic the first decides.
   */
  readonly last?: number;
  /** Told before the topic is followed again on a new connection. With `last`, what came before comes again. */
  readonly renewed?: () => void;
  /** Told that messages are missing at this place, and how many; -1 if nobody knows. */
  readonly gap?: (missed: number) => void;
  /**
   * Told once if following ends without having been asked to: by the server, refused after a reconnect, or because the
   * client was closed.
   */
  readonly ended?: (cause: WebWireError) => void;
}

/** Ends following; idempotent. Resolves once the server knows, at once if there is no connection. */
export type Unfollow = () => Promise<void>;

/** Sends a JSON request; how a {@link Board} reaches the server. */
export type BoardCall = (name: string, value: { readonly topic: string; readonly last?: number }) => Promise<unknown>;

const MAX_LAST = 0x7fff_ffff;

/** Refuses what no signal can be named after. */
export function checkTopic(name: string): void {
  checkName(name);
  if (name === "") {
    throw protocolError("A topic has at least one character");
  }
}

interface Topic {
  readonly last: number;
  readonly listeners: Listeners<unknown>;
  readonly renewals: Listeners<void>;
  readonly gaps: Listeners<number>;
  readonly ends: Set<(cause: WebWireError) => void>;
  /** The first request; only a topic that the server has granted is renewed. */
  granted: Promise<unknown>;
  isGranted: boolean;
}

/** The topics that a client follows. Several listeners of one topic share one request. */
export class Board {
  private readonly topics = new Map<string, Topic>();

  constructor(
    private readonly settings: Settings,
    private readonly call: BoardCall,
    private readonly isConnected: () => boolean,
  ) {}

  async follow(name: string, tell: (value: unknown) => void, options: FollowOptions): Promise<Unfollow> {
    const topic = this.topics.get(name) ?? this.begin(name, checkedLast(options.last ?? 0));
    const removals = [
      topic.listeners.add(tell),
      topic.renewals.add(options.renewed ?? (() => undefined)),
      topic.gaps.add(options.gap ?? (() => undefined)),
    ];
    const ended = options.ended ?? (() => undefined);
    // an entry of its own, so that one function can be given twice
    const end = (cause: WebWireError): void => ended(cause);
    await topic.granted;
    topic.ends.add(end);
    return async () => {
      removals.forEach((remove) => remove());
      topic.ends.delete(end);
      if (topic.listeners.isEmpty && this.topics.get(name) === topic) {
        this.topics.delete(name);
        await this.unfollow(name);
      }
    };
  }

  /** Follows again on a new connection what was followed on the one before. */
  renew(): void {
    for (const [name, topic] of [...this.topics]) {
      if (topic.isGranted) {
        topic.renewals.emit();
        this.ask(name, topic).catch((error: unknown) => this.notRenewed(name, topic, error));
      }
    }
  }

  /** Passes a signal on to those who follow the topic of its name. */
  signal(signal: SignalMessage): void {
    if (signal.name === "board/gap" || signal.name === "board/ended") {
      return this.news(signal);
    }
    const topic = this.topics.get(signal.name);
    if (topic === undefined) {
      return;
    }
    let value: unknown;
    try {
      value = signal.payload.json();
    } catch (error) {
      this.settings.logger.warn(`A message of topic ${signal.name} is not JSON and was dropped`, error);
      return;
    }
    topic.listeners.emit(value);
  }

  /** Ends all. */
  close(cause: WebWireError): void {
    for (const [name, topic] of [...this.topics]) {
      this.end(name, topic, cause);
    }
  }

  /** What the server says about a topic; `{"topic","missed"}` or `{"topic","code","message"}`. */
  private news(signal: SignalMessage): void {
    try {
      const { topic: name, missed, code, message } = signal.payload.json() as Record<string, unknown>;
      const topic = this.topics.get(String(name));
      if (topic === undefined) {
        return;
      }
      if (signal.name === "board/gap") {
        topic.gaps.emit(Number(missed));
      } else {
        const failure = { kind: "request", code: String(code), text: String(message) } as const;
        this.end(String(name), topic, new WebWireError(failure, `The server ended topic ${String(name)}: ${failure.text}`));
      }
    } catch (error) {
      this.settings.logger.warn(`A signal ${signal.name} that cannot be read was dropped`, error);
    }
  }

  private ask(name: string, { last }: Topic): Promise<unknown> {
    return this.call("board/follow", last === 0 ? { topic: name } : { topic: name, last });
  }

  private begin(name: string, last: number): Topic {
    const { maxFollowedTopics: limit, logger } = this.settings;
    if (this.topics.size >= limit) {
      throw new WebWireError({ kind: "overloaded" }, `${limit} topics are followed already`);
    }
    const listeners = new Listeners<unknown>(`topic ${name}`, logger);
    const topic: Topic = {
      last,
      listeners,
      renewals: new Listeners(`the renewal of topic ${name}`, logger),
      gaps: new Listeners(`gaps of topic ${name}`, logger),
      ends: new Set(),
      granted: Promise.resolve(),
      isGranted: false,
    };
    // in the table before it is asked for: the first message may come before the reply is seen
    this.topics.set(name, topic);
    topic.granted = this.ask(name, topic).then(
      () => {
        topic.isGranted = true;
      },
      (error: unknown) => {
        if (this.topics.get(name) === topic) {
          this.topics.delete(name);
        }
        throw error;
      },
    );
    return topic;
  }

  private async unfollow(name: string): Promise<void> {
    if (!this.isConnected()) {
      return;
    }
    try {
      await this.call("board/unfollow", { topic: name });
    } catch (error) {
      // without the connection the server has forgotten it anyway
      if (!WebWireError.is(error, "disconnected")) {
        throw error;
      }
    }
  }

  private notRenewed(name: string, topic: Topic, error: unknown): void {
    // the next connection tries again
    if (error instanceof WebWireError && error.kind !== "disconnected" && this.topics.get(name) === topic) {
      this.settings.logger.warn(`Topic ${name} is not followed any more`, error);
      this.end(name, topic, error);
    }
  }

  private end(name: string, topic: Topic, cause: WebWireError): void {
    this.topics.delete(name);
    for (const ended of topic.ends) {
      try {
        ended(cause);
      } catch (error) {
        this.settings.logger.warn(`What was to be told of the end of topic ${name} threw`, error);
      }
    }
  }
}

function checkedLast(last: number): number {
  if (!Number.isInteger(last) || last < 0 || last > MAX_LAST) {
    throw new RangeError(`last must be a whole number from 0 to ${MAX_LAST}, was ${last}`);
  }
  return last;
}
