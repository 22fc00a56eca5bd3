import type { Browser } from "playwright-core";
import { callIn, Visit } from "./visit.ts";

/** Enough for a call with its answer, and for the chat with what is below it. */
const HEIGHT = 1000;

/** Takes the picture of the README. */
export async function takePicture(browser: Browser, url: string, path: string): Promise<void> {
  const grace = await Visit.open(browser, url);
  const ada = await Visit.open(browser, url, { height: HEIGHT });
  await grace.join("Grace");
  await ada.join("Ada");
  await ada.another();
  await grace.say("Good morning! Is the board up?");
  await ada.say("Up, and the clock ticks.");
  await grace.say("demo/math/sum says 42.");
  await ada.say("So does curl.");
  await ada.sees("Grace", "42");
  await ada.meets("Ada (you), 2 windows", "Grace, 1 window");
  await ada.page.getByRole("button", { name: "Push 1,000 signals" }).click();
  await ada.page.locator("#push-result:not(:empty)").waitFor();
  const card = await ada.card("demo/math/sum");
  await card.getByLabel("item 1", { exact: true }).fill("40");
  await card.getByRole("button", { name: "Add item" }).click();
  await card.getByLabel("item 2", { exact: true }).fill("2");
  await callIn(card);
  await ada.page.evaluate(() => {
    // only the function that was called stands open, at the top of its column
    document.querySelectorAll("details.card").forEach((details) => {
      details.toggleAttribute("open", details.textContent?.includes("Adds numbers") ?? false);
    });
    const list = document.querySelector("#function-list");
    const called = document.querySelector("details.card[open]")?.parentElement;
    list?.prepend(...(called ? [called] : []));
    (document.activeElement as HTMLElement | null)?.blur();
    scrollTo(0, 0);
  });
  await ada.page.bringToFront();
  // nothing is to look as if it were pointed at
  await ada.page.mouse.move(0, 0);
  await ada.page.screenshot({ path });
  await ada.close();
  await grace.close();
}
