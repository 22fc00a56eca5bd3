import { byId } from "../dom/element.ts";
import type { Link } from "./link.ts";
import { isUncertain, NOT_CONNECTED, reasonOf } from "./reason.ts";

/** Sends what is in the box, and empties it only once the server has taken it. */
export class Sender {
  private readonly form = byId("chat-form", HTMLFormElement);
  private readonly text = byId("chat-text", HTMLTextAreaElement);
  private readonly button = byId("chat-send", HTMLButtonElement);
  private readonly problem = byId("chat-problem", HTMLElement);
  private isSending = false;
  private isConnected = false;

  constructor(private readonly link: Link) {
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

  /** Nothing is sent without a connection; what is in the box stays. */
  connected(isConnected: boolean): void {
    this.isConnected = isConnected;
    if (isConnected) {
      this.problem.textContent = "";
    }
    this.mark();
  }

  private async send(): Promise<void> {
    const text = this.text.value;
    if (this.isSending || text.trim() === "") {
      return;
    }
    if (!this.link.isConnected) {
      this.problem.textContent = `Not sent. ${NOT_CONNECTED} Your message stays here.`;
      return;
    }
    this.setSending(true);
    try {
      await this.link.ask("demo/chat/say", { text: text.trim() });
      this.problem.textContent = "";
      if (this.text.value === text) {
        this.text.value = "";
      }
    } catch (error) {
      this.problem.textContent = isUncertain(error)
        ? `Perhaps not sent. ${reasonOf(error)} See whether it stands above before you send it again.`
        : `Not sent. ${reasonOf(error)}`;
    }
    this.setSending(false);
  }

  private setSending(isSending: boolean): void {
    this.isSending = isSending;
    this.mark();
  }

  private mark(): void {
    this.button.setAttribute("aria-disabled", String(this.isSending || !this.isConnected));
    this.button.toggleAttribute("data-busy", this.isSending);
  }
}
