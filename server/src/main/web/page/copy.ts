import { element } from "../dom/element.ts";

const THANKS_MILLIS = 2_000;

/** A line of shell with a button that copies it. */
export class CommandLine {
  readonly root: HTMLElement;
  private readonly code = element("code");
  private readonly button: HTMLButtonElement;

  constructor(tool: string) {
    this.button = element("button", { type: "button", class: "copy" }, "Copy");
    this.button.setAttribute("aria-label", `Copy the ${tool} command`);
    this.button.addEventListener("click", () => void this.copy());
    this.root = element(
      "div",
      { class: "command" },
      element("pre", {}, this.code),
      this.button,
    );
  }

  /** Null where there is no such command. */
  show(text: string | null): void {
    this.root.hidden = text === null;
    this.code.textContent = text;
  }

  private async copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(this.code.textContent);
      this.say("Copied");
    } catch {
      // without leave to write the clipboard: select it, so that a key press copies it
      getSelection()?.selectAllChildren(this.code);
      this.say("Selected");
    }
  }

  private say(word: string): void {
    this.button.textContent = word;
    setTimeout(() => (this.button.textContent = "Copy"), THANKS_MILLIS);
  }
}
