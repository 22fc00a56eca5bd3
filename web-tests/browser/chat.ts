import assert from "node:assert/strict";
import type { Browser } from "playwright-core";
import { violations } from "./access.ts";
import type { Report } from "./report.ts";
import type { DemoServer } from "./server.ts";
import { Visit } from "./visit.ts";

/** Two people, one of them in two windows, a reload and a restart of the server in the middle. */
export async function checkChat(report: Report, browser: Browser, server: DemoServer): Promise<void> {
  const ada = await Visit.open(browser, server.url);
  const beside = await ada.another();
  const grace = await Visit.open(browser, server.url, { theme: "dark" });

  await report.check("a new visitor sees that nobody is here", async () => {
    await ada.isOut();
    await ada.meets("Nobody is here yet. Be the first.");
    await ada.page.getByRole("button", { name: "Join" }).click();
    await ada.page.getByText("Enter your name first.").waitFor();
  });

  await report.check("who joins has joined in all windows of the browser", async () => {
    await ada.join("Ada");
    await ada.page.locator("#chat-text:focus").waitFor();
    await beside.isIn("Ada");
    await beside.meets("Ada (you), 2 windows");
  });

  await report.check("another browser is another person", async () => {
    await grace.meets("Ada, 2 windows");
    await grace.join("Grace");
    await grace.meets("Ada, 2 windows", "Grace (you), 1 window");
    await ada.meets("Ada (you), 2 windows", "Grace, 1 window");
  });

  await report.check("two people chat", async () => {
    await ada.say("Is the board up?");
    await grace.sees("Ada", "Is the board up?");
    await grace.say("Up & <running>.");
    await ada.sees("Grace", "Up & <running>.");
    assert.equal(await ada.page.locator(".message.own").count(), 1);
    await beside.sees("Grace", "Up & <running>.");
    assert.equal(await beside.page.locator(".message.own").count(), 1);
  });

  await report.check("Enter that ends the composition of a character does not send", async () => {
    await ada.box.fill("にほん");
    await ada.box.dispatchEvent("keydown", { key: "Enter", isComposing: true, bubbles: true, cancelable: true });
    assert.equal(await ada.box.inputValue(), "にほん");
    assert.equal(await ada.page.locator("#chat-send[data-busy]").count(), 0);
  });

  await report.check("Shift and Enter break the line", async () => {
    await ada.box.fill("One");
    await ada.box.press("Shift+Enter");
    await ada.box.press("2");
    await ada.box.press("Enter");
    await grace.sees("Ada", "One\n2");
  });

  await report.check("a window that comes later sees what was said, once", async () => {
    const late = await Visit.open(browser, server.url);
    await late.sees("Ada", "One\n2");
    assert.equal(await late.page.locator(".message").count(), 3);
    await late.close();
  });

  await report.check("after a reload they are still who they were, and all is there once", async () => {
    await ada.page.reload();
    await ada.isIn("Ada");
    await ada.sees("Ada", "One\n2");
    assert.equal(await ada.page.locator(".message").count(), 3);
    assert.equal(await ada.page.locator(".message.own").count(), 2);
    await ada.meets("Ada (you), 2 windows", "Grace, 1 window");
    await ada.isLive();
  });

  await report.check("a closed window is gone, and an open one is still who it was", async () => {
    await beside.page.close();
    await ada.meets("Ada (you), 1 window", "Grace, 1 window");
    const again = await ada.another();
    await again.isIn("Ada");
    await ada.meets("Ada (you), 2 windows", "Grace, 1 window");
    await again.page.close();
    await ada.meets("Ada (you), 1 window", "Grace, 1 window");
  });

  await report.check("the server pushes a thousand signals, in order", async () => {
    await ada.page.getByRole("button", { name: "Push 1,000 signals" }).click();
    await ada.page.getByText(/^1,000 of 1,000 signals in order, [\d,]+ ms$/).waitFor();
  });

  await report.check("four windows of one browser leave it a connection for calls", async () => {
    const first = await Visit.open(browser, server.url);
    await first.join("Radia");
    const others = [await first.another(), await first.another(), await first.another()];
    await first.say("To all of you.");
    for (const other of others) {
      await other.sees("Radia", "To all of you.");
    }
    await ada.meets("Ada (you), 1 window", "Grace, 1 window", "Radia, 4 windows");
    await first.close();
    await ada.meets("Ada (you), 1 window", "Grace, 1 window");
  });

  await checkRestart(report, server, ada, grace);

  await report.check("who signs out has signed out in all windows, and stays so", async () => {
    const again = await ada.another();
    await again.isIn("Ada");
    await ada.page.getByRole("button", { name: "Sign out" }).click();
    await ada.page.locator("#join-name:focus").waitFor();
    await again.isOut();
    await grace.meets("Grace (you), 1 window");
    assert.equal(await ada.page.locator(".message.own").count(), 0);
    await again.page.reload();
    await again.isOut();
    await ada.join("Augusta");
    await again.isIn("Augusta");
    assert.deepEqual([...ada.complaints, ...grace.complaints], []);
  });
  await ada.close();
  await grace.close();
}

async function checkRestart(report: Report, server: DemoServer, ada: Visit, grace: Visit): Promise<void> {
  const said = await ada.page.locator(".message").count();

  await report.check("while the server is away both windows say so, and keep what was not sent", async () => {
    await server.stop();
    for (const { page } of [ada, grace]) {
      await page.locator("#chat-state", { hasText: "Reconnecting" }).waitFor();
      await page.locator("#clock-state", { hasText: "Reconnecting" }).waitFor();
    }
    await ada.isIn("Ada");
    await ada.meets("Who is here is not known right now.");
    await ada.box.fill("Are you there?");
    await ada.box.press("Enter");
    await ada.page.getByText("Not sent.").waitFor();
    assert.equal(await ada.box.inputValue(), "Are you there?");
    for (const name of ["Send", "Sign out", "Push 1,000 signals"]) {
      const button = ada.page.getByRole("button", { name });
      assert.equal(await button.getAttribute("aria-disabled"), "true", name);
    }
    // without waiting for the button to be enabled, as Playwright would
    await ada.page.getByRole("button", { name: "Sign out" }).dispatchEvent("click");
    await ada.page.getByText("Not signed out.").waitFor();
    await ada.page.getByRole("button", { name: "Push 1,000 signals" }).dispatchEvent("click");
    await ada.page.getByText("Not pushed.").waitFor();
    await grace.box.fill("Half a thought");
    assert.deepEqual([...(await violations(ada)), ...(await violations(grace))], []);
  });

  await report.check("both come back by themselves, are who they were, and miss nothing", async () => {
    await server.start();
    await ada.isLive();
    await grace.isLive();
    await ada.isIn("Ada");
    await ada.meets("Ada (you), 1 window", "Grace, 1 window");
    await ada.page.getByRole("button", { name: "Send" }).click();
    await grace.sees("Ada", "Are you there?");
    assert.equal(await grace.box.inputValue(), "Half a thought");
    await grace.say("Here again.");
    await ada.sees("Grace", "Here again.");
    assert.equal(await ada.page.locator(".message").count(), said + 2);
    assert.equal(await grace.page.locator(".message").count(), said + 2);
    assert.equal(await ada.page.locator("#chat-problem").innerText(), "");
  });

  await report.check("a window that is opened after a restart has the history and the name", async () => {
    const again = await ada.another();
    await again.isIn("Ada");
    await again.sees("Grace", "Here again.");
    assert.equal(await again.page.locator(".message").count(), said + 2);
    await again.page.close();
  });
}
