import type { StatusChange, WebWireClient } from "../../../../../webwire/src/main/web/index.ts";
import { byId } from "../dom/element.ts";
import { showState } from "../page/state.ts";
import { onJoinedElsewhere, sharedKey } from "./keys.ts";
import { Link, linkState } from "./link.ts";
import { ChatLog } from "./log.ts";
import { readMessage } from "./message.ts";
import { PeopleView, readPeople } from "./people.ts";
import { Push } from "./push.ts";
import { isUncertain } from "./reason.ts";
import { Sender } from "./sender.ts";
import { Visitor } from "./visitor.ts";

const HISTORY = 50;
/** Somebody is looking: no wait for a server that comes back is longer. */
const MAX_BACKOFF_MILLIS = 5_000;

/** The chat over WebWire. `connected` is called each time the server is there again. */
export async function startChat(connected: () => void): Promise<void> {
  try {
    // what the server serves to every page, and not a part of this bundle
    const { WebWireClient } = await import("/jackfield/webwire.js");
    const client = new WebWireClient("/webwire", {
      sessionStore: sharedKey,
      backoff: { maxMillis: MAX_BACKOFF_MILLIS },
    });
    new Chat(client, connected).start();
  } catch (error) {
    const reason = "the client for WebWire cannot be loaded; reload the page";
    showState(byId("chat-state", HTMLElement), { kind: "waiting", reason });
    throw error;
  }
}

/** Joins the parts of the chat to the client. */
class Chat {
  private readonly state = byId("chat-state", HTMLElement);
  private readonly log = new ChatLog(byId("chat-log", HTMLElement));
  private readonly people = new PeopleView(byId("people", HTMLElement));
  private readonly visitor: Visitor;
  private readonly sender: Sender;
  private readonly push: Push;

  constructor(
    private readonly client: WebWireClient,
    private readonly connected: () => void,
  ) {
    const link = new Link(client);
    this.visitor = new Visitor(link);
    this.sender = new Sender(link);
    this.push = new Push(link);
  }

  start(): void {
    const { client, log, people } = this;
    client.onStatus((change) => this.status(change));
    client.onSession(() => this.session());
    client.onSignal(({ name, payload }) => {
      if (name === "demo/pushed") {
        this.push.take(payload.text());
      }
    });
    onJoinedElsewhere((key) => {
      if (client.session === null) {
        // it may have ended meanwhile: then the form is there to join
        client.restoreSession(key).catch(() => undefined);
      }
    });
    log.begin();
    this.follow("demo/chat", (value) => log.add(readMessage(value)), {
      last: HISTORY,
      renewed: () => log.begin(),
      gap: (missed) => log.missed(missed),
    });
    this.follow("demo/presence", (value) => people.show(readPeople(value)), { last: 1 });
  }

  private follow(...[topic, listener, options]: Parameters<WebWireClient["follow"]>): void {
    this.client.follow(topic, listener, options).catch((error: unknown) => {
      // no connection for too long, or lost before the answer
      if (isUncertain(error)) {
        this.follow(topic, listener, options);
      } else {
        console.warn(`The topic ${topic} cannot be followed`, error);
      }
    });
  }

  private status(change: StatusChange): void {
    const isConnected = change.status === "connected";
    showState(this.state, linkState(change));
    this.visitor.connected(isConnected);
    this.sender.connected(isConnected);
    this.push.connected(isConnected);
    if (isConnected) {
      this.connected();
    } else {
      this.people.show(null);
    }
    // while the first attempt lasts, the session may yet be restored
    if (isConnected || change.cause !== null) {
      this.session();
    }
  }

  private session(): void {
    const name = Visitor.nameIn(this.client.session);
    this.visitor.show(name);
    this.log.belongsTo(name);
    this.people.belongsTo(name);
  }
}
