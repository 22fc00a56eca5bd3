import type { CallEvent } from "../board/client.ts";
import type { Failure } from "../board/failure.ts";
import { indent, problemIn } from "../json/layout.ts";
import { element } from "../dom/element.ts";

/** More of an answer than this would freeze the page. */
const MAX_SHOWN_CHARACTERS = 100_000;
const MAX_LINES = 500;
/** JSON up to this long stands on one line. */
const SHORT_CHARACTERS = 60;

/** Shows how a call went: a line on status and time, and what came. */
export class AnswerView {
  readonly root: HTMLElement;
  private readonly status = element("p", { class: "status", role: "status" });
  private readonly content = element("div", { class: "content", "aria-live": "polite" });
  private lines: HTMLOListElement | null = null;
  private lineCount = 0;
  private startMillis = 0;

  constructor() {
    this.root = element("div", { class: "answer", hidden: true }, this.status, this.content);
  }

  begin(): void {
    this.root.hidden = false;
    this.startMillis = performance.now();
    this.lines = null;
    this.lineCount = 0;
    this.content.replaceChildren();
    this.setStatus("running", "Calling…");
  }

  show(event: CallEvent): void {
    switch (event.kind) {
      case "line":
        this.addLine(event.text);
        this.setStatus("running", `${counted(this.lineCount)} · ${this.elapsed()}`);
        return;
      case "answer":
        this.content.append(block(event.text));
        this.setStatus("ok", `${event.status} OK · ${this.elapsed()}`);
        return;
      case "ended":
        this.setStatus("ok", `${event.status} OK · ${counted(this.lineCount)} · ${this.elapsed()}`);
        return;
      case "failed":
        this.fail(event.status, event.failure);
    }
  }

  private fail(status: number | null, failure: Failure): void {
    const number = status === null ? "" : `${status} `;
    this.content.append(element("p", { class: "failure" }, failure.message));
    this.setStatus("failed", `${number}${failure.code} · ${this.elapsed()}`);
  }

  private addLine(text: string): void {
    this.lineCount++;
    if (this.lines === null) {
      this.lines = element("ol", { class: "lines" });
      this.content.append(this.lines);
    }
    const item = element("li", {}, element("span", { class: "at" }, this.elapsed()));
    item.append(element("code", {}, shortened(text)));
    this.lines.append(item);
    if (this.lines.childElementCount > MAX_LINES) {
      this.lines.firstElementChild?.remove();
    }
  }

  private setStatus(state: "running" | "ok" | "failed", text: string): void {
    this.status.dataset["state"] = state;
    this.status.textContent = text;
  }

  private elapsed(): string {
    const millis = performance.now() - this.startMillis;
    return millis < 1_000 ? `${Math.max(1, Math.round(millis))} ms` : `${(millis / 1_000).toFixed(1)} s`;
  }
}

function block(text: string): HTMLElement {
  if (text === "") {
    return element("p", { class: "empty" }, "An empty answer.");
  }
  const shown = shortened(text);
  const isLongJson =
    text.length > SHORT_CHARACTERS && shown === text && problemIn(text) === null;
  const code = element("code", {}, isLongJson ? indent(text) : shown);
  return element("pre", { tabindex: "0", role: "group", "aria-label": "Answer" }, code);
}

function shortened(text: string): string {
  return text.length <= MAX_SHOWN_CHARACTERS
    ? text
    : `${text.slice(0, MAX_SHOWN_CHARACTERS)}… (${text.length} characters)`;
}

function counted(count: number): string {
  return count === 1 ? "1 message" : `${count} messages`;
}
