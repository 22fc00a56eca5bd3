import { parseArgs } from "node:util";
import { checkAccess } from "./access.ts";
import { checkCalls } from "./calls.ts";
import { checkChat } from "./chat.ts";
import { takePicture } from "./picture.ts";
import { Report } from "./report.ts";
import { DemoServer } from "./server.ts";
import { openBrowser } from "./visit.ts";

/** Runs every check in a browser; with `--picture FILE` takes the picture of the README instead. */
async function main(): Promise<boolean> {
  const { values } = parseArgs({ options: { picture: { type: "string" } } });
  const server = new DemoServer(process.env["JACKFIELD"] ?? "../jackfield");
  const browser = await openBrowser();
  try {
    await server.start();
    if (values.picture !== undefined) {
      await takePicture(browser, server.url, values.picture);
      return true;
    }
    const report = new Report();
    await checkChat(report, browser, server);
    await checkCalls(report, browser, server.url);
    await checkAccess(report, browser, server.url);
    return report.close();
  } finally {
    await browser.close();
    await server.remove();
  }
}

process.exitCode = (await main()) ? 0 : 1;
