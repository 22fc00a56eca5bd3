import { byId } from "../dom/element.ts";
import type { Link } from "./link.ts";
import { PushRun } from "./pushrun.ts";
import { NOT_CONNECTED, reasonOf } from "./reason.ts";

const SIGNALS = 1_000;

/** A button that has the server push signals, and a line that tells how many came. */
export class Push {
  private readonly button = byId("push-start", HTMLButtonElement);
  private readonly progress = byId("push-progress", HTMLElement);
  private readonly result = byId("push-result", HTMLElement);
  private run: PushRun | null = null;
  private isConnected = false;

  constructor(private readonly link: Link) {
    this.button.addEventListener("click", () => void this.start());
  }

  /** A signal `demo/pushed` has come. */
  take(text: string): void {
    this.run?.take(text);
  }

  connected(isConnected: boolean): void {
    this.isConnected = isConnected;
    this.mark();
  }

  private async start(): Promise<void> {
    if (this.run !== null) {
      return;
    }
    if (!this.link.isConnected) {
      this.result.textContent = `Not pushed. ${NOT_CONNECTED}`;
      return;
    }
    const run = new PushRun(SIGNALS);
    const startMillis = performance.now();
    this.run = run;
    this.mark();
    // the result is read out, the way there is not
    this.result.textContent = "";
    this.showProgress(run);
    try {
      // the reply comes behind the last signal
      await this.link.ask("demo/push", { signals: SIGNALS });
      this.result.textContent = run.summary(performance.now() - startMillis);
    } catch (error) {
      this.result.textContent = `Broke off. ${reasonOf(error)}`;
    }
    this.run = null;
    this.progress.textContent = "";
    this.mark();
  }

  private showProgress(run: PushRun): void {
    if (this.run === run) {
      this.progress.textContent = run.progress;
      requestAnimationFrame(() => this.showProgress(run));
    }
  }

  private mark(): void {
    const isRunning = this.run !== null;
    this.button.setAttribute("aria-disabled", String(isRunning || !this.isConnected));
    this.button.toggleAttribute("data-busy", isRunning);
  }
}
