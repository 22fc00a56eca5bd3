import type { Session } from "../../../../../webwire/src/main/web/index.ts";
import { byId } from "../dom/element.ts";
import type { Link } from "./link.ts";
import { NOT_CONNECTED, reasonOf } from "./reason.ts";

/** Who looks at this page: a form to join with a name, or the name and a way to sign out. */
export class Visitor {
  private readonly entry = byId("chat-entry", HTMLElement);
  private readonly form = byId("join-form", HTMLFormElement);
  private readonly name = byId("join-name", HTMLInputElement);
  private readonly join = byId("join-send", HTMLButtonElement);
  private readonly talk = byId("chat-talk", HTMLElement);
  private readonly text = byId("chat-text", HTMLTextAreaElement);
  private readonly own = byId("chat-me", HTMLElement);
  private readonly leave = byId("chat-leave", HTMLButtonElement);
  private readonly news = byId("chat-news", HTMLElement);
  private readonly problem = byId("chat-problem", HTMLElement);
  private isAsking = false;
  private isConnected = false;
  private current: string | null | undefined;

  constructor(private readonly link: Link) {
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      void this.joinAs(this.name.value.trim());
    });
    this.leave.addEventListener("click", () => void this.ask("demo/chat/leave", undefined, "Not signed out."));
  }

  /** The name of the visitor; null before there is one. */
  static nameIn(session: Session | null): string | null {
    const name = session?.info["name"];
    return typeof name === "string" ? name : null;
  }

  /** Shows who it is; null asks for a name. */
  show(name: string | null): void {
    if (this.current === name) {
      return;
    }
    const wasKnown = this.current !== undefined;
    this.current = name;
    const hadFocus = this.entry.contains(document.activeElement);
    this.problem.textContent = "";
    this.own.textContent = name ?? "";
    this.form.hidden = name !== null;
    this.talk.hidden = name === null;
    if (wasKnown) {
      this.news.textContent = name === null ? "You are signed out." : `You are ${name}.`;
    }
    if (hadFocus) {
      (name === null ? this.name : this.text).focus();
    }
  }

  /** Nothing can be asked without a connection. */
  connected(isConnected: boolean): void {
    this.isConnected = isConnected;
    this.mark();
  }

  private async joinAs(name: string): Promise<void> {
    if (name === "") {
      this.problem.textContent = "Enter your name first.";
      this.name.setAttribute("aria-invalid", "true");
      this.name.focus();
      return;
    }
    this.name.removeAttribute("aria-invalid");
    await this.ask("demo/chat/join", { name }, "Not joined.");
  }

  private async ask(request: string, value: unknown, failed: string): Promise<void> {
    if (this.isAsking) {
      return;
    }
    if (!this.link.isConnected) {
      this.problem.textContent = `${failed} ${NOT_CONNECTED}`;
      return;
    }
    this.isAsking = true;
    this.mark();
    this.problem.textContent = "";
    try {
      await this.link.ask(request, value);
    } catch (error) {
      this.problem.textContent = `${failed} ${reasonOf(error)}`;
    }
    this.isAsking = false;
    this.mark();
  }

  private mark(): void {
    for (const button of [this.join, this.leave]) {
      button.setAttribute("aria-disabled", String(this.isAsking || !this.isConnected));
      button.toggleAttribute("data-busy", this.isAsking);
    }
  }
}
