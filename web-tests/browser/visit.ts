import { type Browser, type BrowserContext, chromium, type Locator, type Page } from "playwright-core";

const CHROMIUM = process.env["CHROMIUM"] ?? "/usr/bin/chromium";
const WAIT_MILLIS = 20_000;

/** Without the network of the browser itself: it asks nobody but the server under test. */
export function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: CHROMIUM,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}

export interface Look {
  readonly theme?: "light" | "dark";
  readonly width?: number;
  readonly height?: number;
}

/** A window on the start page, with what a visitor does there. */
export class Visit {
  /** What the browser complained about, such as a script that failed or was forbidden. */
  readonly complaints: string[] = [];

  private constructor(
    readonly page: Page,
    private readonly context: BrowserContext,
  ) {
    page.setDefaultTimeout(WAIT_MILLIS);
    page.on("pageerror", (error) => this.complaints.push(error.message));
    page.on("console", (message) => {
      // failed requests are part of some checks, and told by the page itself
      if (message.type() === "error" && !/^Failed to load resource|ERR_CONNECTION_REFUSED$/.test(message.text())) {
        this.complaints.push(message.text());
      }
    });
  }

  static async open(browser: Browser, url: string, look: Look = {}): Promise<Visit> {
    const context = await browser.newContext({
      colorScheme: look.theme ?? "light",
      viewport: { width: look.width ?? 1280, height: look.height ?? 800 },
      reducedMotion: "reduce",
    });
    return Visit.arrive(context, url);
  }

  private static async arrive(context: BrowserContext, url: string): Promise<Visit> {
    const visit = new Visit(await context.newPage(), context);
    await visit.page.goto(url);
    await visit.page.locator(".card").first().waitFor();
    await visit.isLive();
    return visit;
  }

  /** A second window of the same browser, which shares its connections and what it remembers. */
  another(): Promise<Visit> {
    return Visit.arrive(this.context, this.page.url());
  }

  /** Hides the window, as if another stood in front of it, or shows it again. */
  async setVisible(isVisible: boolean): Promise<void> {
    await this.page.evaluate((state) => {
      Object.defineProperty(document, "visibilityState", { value: state, configurable: true });
      document.dispatchEvent(new Event("visibilitychange"));
    }, isVisible ? "visible" : "hidden");
  }

  /** Waits until clock and chat are connected. */
  async isLive(): Promise<void> {
    await this.page.locator("#clock-state[data-state=live]").waitFor();
    await this.page.locator("#chat-state[data-state=live]").waitFor();
  }

  /** The card of a function, opened. */
  async card(name: string): Promise<Locator> {
    const card = this.page.locator("details.card", {
      has: this.page.locator(".name", { hasText: name }),
    });
    if (!(await card.evaluate((details) => details.hasAttribute("open")))) {
      await card.locator("summary").click();
    }
    return card;
  }

  /** Joins the chat under a name. */
  async join(name: string): Promise<void> {
    await this.page.getByLabel("Your name").fill(name);
    await this.page.getByLabel("Your name").press("Enter");
    await this.isIn(name);
  }

  /** Waits until the page says who its visitor is. */
  async isIn(name: string): Promise<void> {
    await this.page.locator("#chat-me:visible", { hasText: name }).waitFor();
  }

  /** Waits until the page asks for a name. */
  async isOut(): Promise<void> {
    await this.page.getByLabel("Your name").waitFor();
  }

  /** Waits until exactly these people are here, such as `Ada (you), 2 windows`. */
  async meets(...people: readonly string[]): Promise<void> {
    await this.page.waitForFunction(
      (expected) => [...document.querySelectorAll("#people li")].map((person) => person.textContent).join() === expected,
      people.join(),
    );
  }

  /** The box for a message. */
  get box(): Locator {
    return this.page.getByLabel("Message", { exact: true });
  }

  /** Sends a message and waits until the server has taken it. */
  async say(text: string): Promise<void> {
    await this.box.fill(text);
    await this.box.press("Enter");
    await this.page.waitForFunction(
      () => document.querySelector<HTMLTextAreaElement>("#chat-text")?.value === "",
    );
  }

  /** Waits for a message in the chat. */
  async sees(name: string, text: string): Promise<void> {
    await this.page
      .locator(".message", { hasText: name })
      .locator(".said", { hasText: text })
      .last()
      .waitFor();
  }

  /** Closes the window, and all others of the same browser. */
  close(): Promise<void> {
    return this.context.close();
  }
}

/** Presses the button and waits for the line that says how the call went. */
export async function callIn(card: Locator): Promise<string> {
  await card.getByRole("button", { name: "Call" }).click();
  const status = card.locator(".status:not([data-state=running])");
  await status.waitFor();
  return (await status.textContent()) ?? "";
}
