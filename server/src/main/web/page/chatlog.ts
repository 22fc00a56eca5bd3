import type { Arrival } from "../board/sequence.ts";
import { element } from "../dom/element.ts";
import type { ChatMessage } from "./message.ts";

/** The oldest go when there are more. */
const MAX_ENTRIES = 200;
/** Within this distance of the end, a reader follows along. */
const NEAR_END_PIXELS = 80;

/** The list of messages. Keeps to the end, unless its reader has scrolled up. */
export class ChatLog {
  private lastName: string | null = null;

  constructor(
    private readonly list: HTMLElement,
    private readonly isOwn: (name: string) => boolean,
  ) {}

  add(message: ChatMessage, arrival: Arrival): void {
    if (arrival.kind === "after-gap") {
      this.note(missed(arrival.missed));
    } else if (arrival.kind === "after-restart") {
      this.note("The server was started again.");
    }
    const isOwn = this.isOwn(message.name);
    const entry = element("div", { class: isOwn ? "message own" : "message" });
    if (message.name !== this.lastName) {
      entry.classList.add("first");
    }
    entry.append(
      element("span", { class: "who" }, message.name === "" ? "Someone" : message.name),
      element("span", { class: "said" }, message.text),
    );
    this.lastName = message.name;
    this.append(entry);
  }

  private note(text: string): void {
    this.lastName = null;
    this.append(element("div", { class: "note" }, text));
  }

  private append(entry: HTMLElement): void {
    const { scrollHeight, scrollTop, clientHeight } = this.list;
    const isNearEnd = scrollHeight - scrollTop - clientHeight < NEAR_END_PIXELS;
    this.list.append(entry);
    if (this.list.childElementCount > MAX_ENTRIES) {
      this.list.firstElementChild?.remove();
    }
    if (isNearEnd || entry.classList.contains("own")) {
      this.list.scrollTop = this.list.scrollHeight;
    }
  }
}

function missed(count: number): string {
  return count === 1 ? "One message was missed here." : `${count} messages were missed here.`;
}
