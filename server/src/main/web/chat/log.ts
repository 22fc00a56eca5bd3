import { element } from "../dom/element.ts";
import { type ChatMessage, overlap } from "./message.ts";

/** The oldest go when there are more. */
const MAX_ENTRIES = 200;
/** Within this distance of the end, a reader follows along. */
const NEAR_END_PIXELS = 80;
/** The history has come when nothing more comes for so long; what is later is added one by one, in the same place. */
const QUIET_MILLIS = 150;
const LONGEST_WAIT_MILLIS = 2_000;

interface Entry {
  /** Null is a note. */
  readonly message: ChatMessage | null;
  readonly root: HTMLElement;
}

/** The list of messages. Keeps to the end, unless its reader has scrolled up. */
export class ChatLog {
  private entries: Entry[] = [];
  private history: ChatMessage[] | null = null;
  private quiet: ReturnType<typeof setTimeout> | undefined;
  private ownName: string | null = null;
  private isAtEnd = true;

  constructor(private readonly list: HTMLElement) {
    list.addEventListener("scroll", () => {
      this.isAtEnd = list.scrollHeight - list.scrollTop - list.clientHeight < NEAR_END_PIXELS;
    });
    // it gives way to what is around it
    new ResizeObserver(() => this.keepToEnd()).observe(list);
  }

  /** The history comes from here on. It takes the place of what is shown; what is in both stays, and is not read out again. */
  begin(): void {
    this.history = [];
    this.list.setAttribute("aria-busy", "true");
    this.settleAfter(LONGEST_WAIT_MILLIS);
  }

  add(message: ChatMessage): void {
    if (this.history === null) {
      this.append(message);
      return;
    }
    this.history.push(message);
    this.settleAfter(QUIET_MILLIS);
  }

  /** Says that messages are missing here; how many, or -1 if nobody knows. */
  missed(count: number): void {
    this.settle();
    this.put({ message: null, root: element("div", { class: "note" }, missedWords(count)) });
  }

  /** Whose messages stand on the right; null for nobody's. */
  belongsTo(name: string | null): void {
    this.ownName = name;
    for (const { message, root } of this.entries) {
      root.classList.toggle("own", message !== null && message.name === name);
    }
  }

  private keepToEnd(): void {
    if (this.isAtEnd) {
      this.list.scrollTop = this.list.scrollHeight;
    }
  }

  private settleAfter(millis: number): void {
    clearTimeout(this.quiet);
    this.quiet = setTimeout(() => this.settle(), millis);
  }

  private settle(): void {
    clearTimeout(this.quiet);
    const history = this.history;
    if (history === null) {
      return;
    }
    this.history = null;
    const shown = this.entries.flatMap(({ message }) => message ?? []);
    const common = overlap(shown, history);
    const kept = this.entries.filter(({ message }) => message !== null).slice(shown.length - common);
    this.entries.filter((entry) => !kept.includes(entry)).forEach(({ root }) => root.remove());
    this.entries = kept;
    kept[0]?.root.classList.add("first");
    history.slice(common).forEach((message) => this.append(message));
    this.list.removeAttribute("aria-busy");
  }

  private append(message: ChatMessage): void {
    const root = element(
      "div",
      { class: "message" },
      element("span", { class: "who" }, message.name === "" ? "Someone" : message.name),
      element("span", { class: "said" }, message.text),
    );
    root.classList.toggle("own", message.name === this.ownName);
    root.classList.toggle("first", message.name !== this.entries.at(-1)?.message?.name);
    this.put({ message, root });
  }

  private put(entry: Entry): void {
    this.list.append(entry.root);
    this.entries.push(entry);
    if (this.entries.length > MAX_ENTRIES) {
      this.entries.shift()?.root.remove();
      this.entries[0]?.root.classList.add("first");
    }
    this.isAtEnd ||= entry.root.classList.contains("own");
    this.keepToEnd();
  }
}

function missedWords(count: number): string {
  if (count < 0) {
    return "Messages were missed here.";
  }
  return count === 1 ? "One message was missed here." : `${count} messages were missed here.`;
}
