import assert from "node:assert/strict";
import type { Browser } from "playwright-core";
import type { Report } from "./report.ts";
import type { DemoServer } from "./server.ts";
import { Visit } from "./visit.ts";

/** Two windows, a chat between them, and a restart of the server in the middle. */
export async function checkChat(report: Report, browser: Browser, server: DemoServer): Promise<void> {
  const ada = await Visit.open(browser, server.url);
  const grace = await Visit.open(browser, server.url, { theme: "dark" });
  await ada.name("Ada");
  await grace.name("Grace");

  await report.check("two windows chat", async () => {
    await ada.say("Is the board up?");
    await grace.sees("Ada", "Is the board up?");
    await grace.say("Up & <running>.");
    await ada.sees("Grace", "Up & <running>.");
    assert.equal(await ada.page.locator(".message.own").count(), 1);
  });

  await report.check("a window that comes later sees what was said, once", async () => {
    const late = await Visit.open(browser, server.url);
    await late.sees("Ada", "Is the board up?");
    await late.sees("Grace", "Up & <running>.");
    assert.equal(await late.page.locator(".message").count(), 2);
    await late.close();
  });

  await report.check("a window that was out of sight catches up, without saying anything twice", async () => {
    await grace.setVisible(false);
    await ada.say("You missed this.");
    await ada.sees("Ada", "You missed this.");
    assert.equal(await grace.page.locator(".message").count(), 2);
    await grace.setVisible(true);
    await grace.sees("Ada", "You missed this.");
    await grace.isLive();
    assert.equal(await grace.page.locator(".message").count(), 3);
    assert.equal(await grace.page.locator(".note").count(), 0);
  });

  await report.check("four windows of one browser leave it a connection for calls", async () => {
    const first = await Visit.open(browser, server.url);
    await first.name("Radia");
    const others = [await first.another(), await first.another(), await first.another()];
    await first.say("To all of you.");
    for (const other of others) {
      await other.sees("Radia", "To all of you.");
    }
    await first.close();
  });

  await report.check("a window keeps the name of its visitor", async () => {
    await ada.page.getByLabel("Your name").blur();
    await ada.page.reload();
    assert.equal(await ada.page.getByLabel("Your name").inputValue(), "Ada");
    await ada.isLive();
  });

  await report.check("while the server is away both windows say so, and keep what was not sent", async () => {
    await server.stop();
    for (const { page } of [ada, grace]) {
      await page.locator("#chat-state", { hasText: "Reconnecting" }).waitFor();
      await page.locator("#clock-state", { hasText: "Reconnecting" }).waitFor();
    }
    const box = ada.page.getByLabel("Message", { exact: true });
    await box.fill("Are you there?");
    await box.press("Enter");
    await ada.page.getByText("Not sent.").waitFor();
    assert.equal(await box.inputValue(), "Are you there?");
  });

  await report.check("both windows come back by themselves and chat again", async () => {
    await server.start();
    await ada.isLive();
    await grace.isLive();
    await ada.page.getByRole("button", { name: "Send" }).click();
    await grace.sees("Ada", "Are you there?");
    await grace.say("Here again.");
    await ada.sees("Grace", "Here again.");
    await grace.page.getByText("The server was started again.").waitFor();
    assert.equal(await ada.page.locator("#chat-problem").innerText(), "");
    assert.deepEqual([...ada.complaints, ...grace.complaints], []);
  });
  await ada.close();
  await grace.close();
}
