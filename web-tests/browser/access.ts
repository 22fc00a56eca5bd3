import assert from "node:assert/strict";
import axe, { type AxeResults } from "axe-core";
import type { Browser } from "playwright-core";
import type { Report } from "./report.ts";
import { callIn, Visit } from "./visit.ts";

const PHONE_WIDTH = 360;

/** That everybody can use the page: contrast and labels, the keyboard alone, a small phone. */
export async function checkAccess(report: Report, browser: Browser, url: string): Promise<void> {
  for (const theme of ["light", "dark"] as const) {
    for (const width of [1280, PHONE_WIDTH]) {
      await report.check(`axe finds nothing in the ${theme} theme, ${width} pixels wide`, async () => {
        const visit = await Visit.open(browser, url, { theme, width });
        assert.deepEqual(await violations(visit), [], "before anybody has joined");
        await showEverything(visit);
        assert.deepEqual(await violations(visit), []);
        await visit.close();
      });
    }
  }

  await report.check("nothing is wider than a small phone", async () => {
    const visit = await Visit.open(browser, url, { width: PHONE_WIDTH, height: 740 });
    await showEverything(visit, "W".repeat(40));
    assert.equal(await visit.page.evaluate(() => document.documentElement.scrollWidth), PHONE_WIDTH);
    await visit.close();
  });

  await report.check("the keyboard alone is enough", () => useKeyboardOnly(browser, url));
}

/** What axe finds on the page as it stands. */
export async function violations(visit: Visit): Promise<string[]> {
  await visit.page.evaluate(axe.source);
  const found = await visit.page.evaluate(async (): Promise<AxeResults> => {
    return (globalThis as unknown as { axe: typeof axe }).axe.run();
  });
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join()}`);
}

/** Every card open, an answer and an error on show, a message in the chat, signals pushed. */
async function showEverything(visit: Visit, name = "Ada"): Promise<void> {
  for (const card of await visit.page.locator("details.card").all()) {
    await card.evaluate((details) => details.setAttribute("open", ""));
  }
  await callIn(await visit.card("demo/math/sum"));
  await callIn(await visit.card("demo/echo/repeat"));
  await callIn(await visit.card("demo/errors/fail"));
  await visit.join(name);
  await visit.say("hello");
  await visit.sees(name, "hello");
  await visit.page.getByRole("button", { name: "Push 1,000 signals" }).click();
  await visit.page.locator("#push-result:not(:empty)").waitFor();
}

async function useKeyboardOnly(browser: Browser, url: string): Promise<void> {
  const visit = await Visit.open(browser, url);
  const { page } = visit;
  const focused = page.locator(":focus");

  await page.keyboard.press("Tab");
  assert.equal(await focused.innerText(), "Skip to the functions");
  await page.keyboard.press("Enter");
  await tabTo(visit, "summary", "sum");
  await page.keyboard.press("Enter");
  await tabTo(visit, "input", "");
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type("41");
  await tabTo(visit, "button", "Add item");
  await page.keyboard.press("Space");
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type("1");
  await page.keyboard.press("Enter");
  const card = await visit.card("demo/math/sum");
  await card.locator(".content", { hasText: '{"sum":42}' }).waitFor();

  await tabTo(visit, "input", "", "join-name");
  await page.keyboard.type("Radia");
  await page.keyboard.press("Enter");
  await page.locator("#chat-text:focus").waitFor();
  await page.keyboard.type("typed");
  const outline = await focused.evaluate((element) => getComputedStyle(element).outlineStyle);
  assert.notEqual(outline, "none", "the focus must be visible");
  await page.keyboard.press("Enter");
  await page.locator(".message .said", { hasText: "typed" }).waitFor();
  await page.keyboard.press("Shift+Tab");
  assert.equal(await focused.innerText(), "Sign out");
  await page.keyboard.press("Enter");
  await page.locator("#join-name:focus").waitFor();
  await visit.close();
}

/** Presses Tab until an element of this kind with this text, and this id if one is given, has the focus. */
async function tabTo(visit: Visit, tag: string, text: string, id?: string): Promise<void> {
  const stops: string[] = [];
  for (let pressed = 0; pressed < 60; pressed++) {
    await visit.page.keyboard.press("Tab");
    const at = await visit.page.evaluate(() => {
      const element = document.activeElement;
      return { tag: element?.tagName.toLowerCase() ?? "", text: element?.textContent ?? "", id: element?.id };
    });
    if (at.tag === tag && at.text.includes(text) && (id ?? at.id) === at.id) {
      return;
    }
    stops.push(`${at.tag} ${at.text.slice(0, 20)}`);
  }
  assert.fail(`no ${tag} "${text}" within reach of Tab: ${stops.join(", ")}`);
}
