import { describe, expect, test } from "vitest";
import { readScenarios, type Scenario } from "./recording.ts";
import { Replay } from "./replay.ts";
import { failureOf, Setup } from "./setup.ts";

const scenarios = readScenarios();

function scenario(name: string): Scenario {
  const found = scenarios.get(name);
  if (found === undefined) {
    throw new Error(`There is no recorded scenario ${name}`);
  }
  return found;
}

/** Every recorded client of 2.0 but these, which have tests of their own. */
const APART = [
  // heartbeats are sent by the millisecond there, and by the clock here
  "20-heartbeat",
  "js-heartbeat-flood",
  // ours does not send what the server would not take
  "20-buffer-exceeded",
  // the originals carry on, or hang
  "20-raw-malformed-to-client",
  "js-malformed-to-client",
];

/** Calls whose recorded outcome is a fault of the original client (specification 13.3 and 13.5), and what ours gives. */
const MENDED: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  // the announced buffer size is adopted
  "20-mismatch": { "C connect": "ok" },
  // the connection is closed at once instead of hanging
  "20-reply-exceeds-buffer": { "client request big": "error disconnected" },
  // UTF-16 is read, and so are characters outside of the basic plane
  "js-requests": { "client request echo#2": 'utf16 "wide"', "client request emoji": 'utf8 "a😀b"' },
  // nothing that follows AcceptConf at once is lost
  "js-early-messages": { "client session": 'status=connected session=key=key-1 info={"uid":"u1"}' },
  // the next attempt is under way
  "js-refused": { "client session": "status=connecting session=none" },
};

describe("recorded servers", () => {
  const names = [...scenarios.values()]
    .filter(({ clientKind, program }) => /^(js|go)-2\.0$/.test(clientKind) && program.client !== null)
    .map(({ name }) => name);

  test("areAllThere", () => expect(names.length).toBeGreaterThanOrEqual(40));

  test.each(names.filter((name) => !APART.includes(name)))("%s", async (name) => {
    expect(await new Replay(scenario(name), MENDED[name]).run()).toEqual([]);
  });
});

describe("recorded malformed messages", () => {
  const { steps } = scenario("20-raw-malformed-to-client");
  const connections = [...new Set(steps.map((step) => step.conn))];

  test.each(connections)("20-raw-malformed-to-client, connection %i", async (conn) => {
    const [conf, , bad, reply, ...rest] = steps.filter((step) => step.conn === conn);
    const isSurvived = rest.some(({ from, opcode }) => from === "client" && opcode === "binary");
    const setup = new Setup({ autoconnect: false });
    void setup.client.connect();
    await setup.socket.tellHex(conf?.hex ?? "");
    const request = setup.client.request("row", "x");
    const failure = failureOf(request);
    if (bad?.opcode === "text") {
      await setup.socket.deliver("text");
    } else if (bad?.opcode === "binary") {
      await setup.socket.tellHex(bad.hex ?? "");
    }
    await setup.socket.tellHex(reply?.hex ?? "");
    expect([(await failure)?.kind, setup.client.status]).toEqual(isSurvived ? [undefined, "connected"] : ["disconnected", "disconnected"]);
  });

  const JAVASCRIPT_SURVIVES = ["157b", "17020060ea000000200000", "bfffffffffffffffff78"];
  const frames = scenario("js-malformed-to-client")
    .steps.filter(({ from, opcode }) => from === "server" && opcode === "binary")
    .map(({ hex }) => hex ?? "");

  test.each(frames.slice(1, -2))("js-malformed-to-client, frame «%s»", async (hex) => {
    const setup = new Setup({ autoconnect: false });
    void setup.client.connect();
    await setup.socket.tellHex(frames[0] ?? "");
    const failure = failureOf(setup.client.request("go", "x"));
    await setup.socket.tellHex(hex.replace("0000000001000000", "0100000000000000"));
    await setup.socket.tellHex("c001000000000000006f6b");
    const kind = (await failure)?.kind;
    if (hex.startsWith("05")) {
      expect(kind).toBe("sessionsDisabled");
    } else {
      expect(kind).toBe(JAVASCRIPT_SURVIVES.includes(hex) ? undefined : "disconnected");
    }
  });
});
