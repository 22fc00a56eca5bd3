import { publish } from "../board/client.ts";
import { Feed } from "../board/feed.ts";
import { ChatLog } from "./chatlog.ts";
import { byId } from "../dom/element.ts";
import { readMessage } from "./message.ts";
import { recallName, rememberName } from "./name.ts";
import { showState } from "./state.ts";
import { whileVisible } from "./window.ts";

const TOPIC = "demo/chat";
const HISTORY = 50;

/** The chat over the topic `demo/chat`. `connected` is called each time the server is there again. */
export function startChat(connected: () => void): void {
  const name = byId("chat-name", HTMLInputElement);
  const state = byId("chat-state", HTMLElement);
  name.value = recallName();
  name.addEventListener("input", () => rememberName(name.value.trim()));
  const log = new ChatLog(byId("chat-log", HTMLElement), (other) => other === name.value.trim());
  const feed = new Feed(TOPIC, HISTORY, {
    state(current) {
      showState(state, current);
      if (current.kind === "live") {
        connected();
      }
    },
    message: (data, arrival) => log.add(readMessage(data), arrival),
  });
  whileVisible(
    () => feed.open(),
    () => feed.close(),
  );
  new Sender(name).start();
}

/** Sends what is in the box, and empties it only once the server has taken it. */
class Sender {
  private readonly form = byId("chat-form", HTMLFormElement);
  private readonly text = byId("chat-text", HTMLTextAreaElement);
  private readonly button = byId("chat-send", HTMLButtonElement);
  private readonly problem = byId("chat-problem", HTMLElement);
  private isSending = false;

  constructor(private readonly name: HTMLInputElement) {}

  start(): void {
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      void this.send();
    });
    this.text.addEventListener("keydown", (event) => {
      // Enter that ends the composition of a character (Japanese, say) does not send
      if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
        event.preventDefault();
        this.form.requestSubmit();
      }
    });
  }

  private async send(): Promise<void> {
    const text = this.text.value;
    const name = this.name.value.trim();
    if (this.isSending || text.trim() === "") {
      return;
    }
    if (name === "") {
      this.problem.textContent = "Enter your name first.";
      this.name.focus();
      return;
    }
    this.setSending(true);
    const failure = await publish(TOPIC, { name, text: text.trim() });
    this.setSending(false);
    if (failure !== null) {
      this.problem.textContent = `Not sent. ${failure.message}`;
      return;
    }
    this.problem.textContent = "";
    if (this.text.value === text) {
      this.text.value = "";
    }
  }

  private setSending(isSending: boolean): void {
    this.isSending = isSending;
    this.button.setAttribute("aria-disabled", String(isSending));
  }
}
