import assert from "node:assert/strict";
import type { Browser } from "playwright-core";
import type { Report } from "./report.ts";
import { callIn, Visit } from "./visit.ts";

/** Calls functions through their forms. */
export async function checkCalls(report: Report, browser: Browser, url: string): Promise<void> {
  const visit = await Visit.open(browser, url);
  const { page } = visit;

  await report.check("a form calls a function and shows its answer", async () => {
    const card = await visit.card("demo/math/sum");
    await card.getByLabel("item 1", { exact: true }).fill("0.1");
    await card.getByRole("button", { name: "Add item" }).click();
    await card.getByLabel("item 2", { exact: true }).fill("9007199254740993");
    assert.match(await callIn(card), /^200 OK · /);
    assert.match(await card.locator(".content").innerText(), /9007199254740993\.1/);
  });

  await report.check("elements of a list can be taken away", async () => {
    const card = await visit.card("demo/math/sum");
    await card.getByRole("button", { name: "Remove item 1" }).click();
    assert.equal(await card.locator(".row").count(), 1);
    assert.match(await card.getByLabel("item 1", { exact: true }).inputValue(), /^9/);
    assert.match(await card.locator(".command").first().innerText(), /\{"numbers":\[9007199254740993\]\}/);
  });

  await report.check("what cannot be sent is said at the field", async () => {
    const card = await visit.card("demo/errors/slow");
    await card.getByLabel("millis").fill("soon");
    await card.getByRole("button", { name: "Call" }).click();
    const field = card.getByLabel("millis");
    assert.equal(await field.getAttribute("aria-invalid"), "true");
    assert.ok(await field.evaluate((element) => element === document.activeElement));
    await card.getByText("Enter a whole number").waitFor();
    assert.ok(await card.locator(".answer").isHidden());
  });

  await report.check("an error shows its code, status and message", async () => {
    const card = await visit.card("demo/errors/fail");
    await card.getByLabel("code").selectOption("NOT_FOUND");
    await card.getByLabel("message", { exact: true }).fill("<b>no</b> such thing");
    assert.match(await callIn(card), /^404 NOT_FOUND · /);
    assert.equal(await card.locator(".failure").innerText(), "<b>no</b> such thing");
  });

  await report.check("a server stream arrives message by message", async () => {
    const card = await visit.card("demo/echo/repeat");
    await card.getByLabel("Input").fill('{"a": [1, 2]}');
    assert.match(await callIn(card), /^200 OK · 3 messages · /);
    assert.deepEqual(await card.locator(".lines code").allInnerTexts(), Array(3).fill('{"a":[1,2]}'));
  });

  await report.check("a client stream sends a message for each field", async () => {
    const card = await visit.card("demo/echo/collect");
    await card.getByLabel("message 1", { exact: true }).fill('"patch "');
    await card.getByLabel("message 2", { exact: true }).fill('"panel"');
    assert.match(await callIn(card), /^200 OK · /);
    assert.equal(await card.locator(".content").innerText(), '"patch panel"');
  });

  await report.check("a call that takes long can be stopped", async () => {
    const card = await visit.card("demo/errors/slow");
    await card.getByLabel("millis").fill("60000");
    await card.getByRole("button", { name: "Call" }).click();
    await card.getByRole("button", { name: "Stop" }).click();
    await card.locator(".status", { hasText: "CANCELLED" }).waitFor();
    await card.getByRole("button", { name: "Call" }).waitFor();
  });

  await report.check("a bidirectional stream says kindly where it can be called", async () => {
    const card = await visit.card("demo/echo/chat");
    await card.getByText("which takes HTTP/2 from end to end").waitFor();
    assert.equal(await card.getByRole("button", { name: "Call" }).count(), 0);
    assert.match(await card.locator(".command:visible").innerText(), /--http2-prior-knowledge/);
  });

  await report.check("the clock of the server ticks", async () => {
    const before = await page.locator("#clock-time").innerText();
    await page.waitForFunction(
      (text) => document.querySelector("#clock-time")?.textContent !== text,
      before,
    );
  });

  await report.check("the browser has nothing to complain about", async () => {
    assert.deepEqual(visit.complaints, []);
  });
  await visit.close();
}
