import { describe, expect, test } from "vitest";
import { Payload } from "../../../webwire/src/main/web/index.ts";
import { failureOf, outcomeOf, Setup } from "./setup.ts";

/** The faults of the original JavaScript client that specification 13.5 lists, row by row, and what is so instead. */
describe("specification 13.5", () => {
  test("encodingsSent: allThreeAreSentAndARefusedRequestUsesUpNoIdentifier", async () => {
    const setup = new Setup();
    const socket = await setup.connect();
    expect((await failureOf(setup.client.request("é", "x")))?.kind).toBe("protocol");
    void setup.client.request("odd", Payload.utf16("hi"));
    void setup.client.request("bin", Uint8Array.of(1));
    void setup.client.request("txt", "x");
    expect(socket.sent).toEqual(["810100000000000000036f64640068006900", "7f02000000000000000362696e01", "8003000000000000000374787478"]);
  });

  test("names: thoseOfSignalsAreChecked", async () => {
    const setup = new Setup();
    const socket = await setup.connect();
    expect((await failureOf(setup.client.signal("line\n", "x")))?.kind).toBe("protocol");
    expect(socket.sent).toEqual([]);
  });

  test("utf16Received: repliesAndSignalsAreRead", async () => {
    const setup = new Setup();
    const signals: string[] = [];
    setup.client.onSignal(({ name, payload }) => signals.push(`${name}=${payload.text()}`));
    const socket = await setup.connect();
    const request = outcomeOf(setup.client.request("echo", "x"));
    await socket.tellHex("41036f64640061003dd800de");
    await socket.tellHex("c101000000000000000077003dd800de");
    expect([signals, request.value?.text()]).toEqual([["odd=a😀"], "w😀"]);
  });

  test("utf8Received: charactersOutsideOfTheBasicPlaneAreKept", async () => {
    const setup = new Setup();
    const socket = await setup.connect();
    const request = outcomeOf(setup.client.request("echo", "x"));
    await socket.tellHex("c0010000000000000061f09f988062");
    expect(request.value?.text()).toBe("a😀b");
  });

  test.each(["bf0100000000000000", "c00100000000000000", "c1010000000000000000"])("emptyReplies: %s is an empty payload", async (hex) => {
    const setup = new Setup();
    const socket = await setup.connect();
    const request = outcomeOf(setup.client.request("echo", "x"));
    await socket.tellHex(hex);
    expect([request.value?.isEmpty, request.value?.text()]).toEqual([true, ""]);
  });

  test.each(["c8", "3fff61"])("malformedMessages: %s ends the connection", async (hex) => {
    const setup = new Setup();
    const socket = await setup.connect();
    await socket.tellHex(hex);
    expect([socket.isClosed, setup.client.status]).toEqual([true, "connecting"]);
  });

  test("badSessionJson: isLoggedAndLeavesNoPromiseRejectedUnheard", async () => {
    const setup = new Setup();
    const socket = await setup.connect();
    await socket.tellHex("157b");
    expect([setup.warnings.length, setup.client.status]).toEqual([1, "connected"]);
  });

  test("firstMessages: areNotLostBehindAcceptConf", () => {
    const setup = new Setup();
    const told: string[] = [];
    setup.client.onSignal(({ name }) => told.push(name));
    setup.client.onSession((session) => told.push(session?.key ?? ""));
    void setup.client.connect();
    void setup.socket.accept();
    void setup.socket.tellHex("3f0173");
    void setup.socket.tell({ kind: "sessionCreated", session: Payload.utf8('{"k":"K","c":"2018-06-13T00:00:00Z"}').bytes });
    expect(told).toEqual(["s", "K"]);
  });

  test("types5And6: 5EndsTheRequestAnd6TheConnectionInsteadOfATimeout", async () => {
    const setup = new Setup();
    const socket = await setup.connect();
    const [first, second] = [outcomeOf(setup.client.request("a")), outcomeOf(setup.client.request("b"))];
    await socket.tellHex("050100000000000000");
    await socket.tellHex("060200000000000000");
    expect([first.failure?.kind, second.failure?.kind]).toEqual(["sessionsDisabled", "disconnected"]);
  });

  test("types0To4: theKindOfFailureIsKept", async () => {
    const setup = new Setup();
    const socket = await setup.connect();
    const failures = [1, 2, 3, 4].map((type) => outcomeOf(setup.client.request(`r${type}`)));
    for (const type of [1, 2, 3, 4]) {
      await socket.tellHex(`0${type}0${type}00000000000000`);
    }
    const kinds = ["serverShutdown", "internal", "sessionNotFound", "maxSessionConnectionsReached"];
    expect(failures.map(({ failure }) => failure?.kind)).toEqual(kinds);
  });

  test("close: works", async () => {
    const setup = new Setup();
    const socket = await setup.connect();
    setup.client.close();
    expect([socket.isClosed, setup.client.status, setup.time.pending]).toEqual([true, "closed", 0]);
  });

  test("autoconnect: canBeTurnedOff", async () => {
    const setup = new Setup({ autoconnect: false });
    await setup.connect();
    await setup.socket.drop();
    expect([setup.client.status, setup.time.pending]).toEqual(["disconnected", 0]);
  });

  test("emptyPayloads: mayBeLeftOutIfThereIsAName", async () => {
    const setup = new Setup();
    const socket = await setup.connect();
    void setup.client.request("n");
    await setup.client.signal("s");
    expect((await failureOf(setup.client.request("")))?.kind).toBe("protocol");
    expect(socket.sent).toEqual(["800100000000000000016e", "400173"]);
  });

  test("versionCheck: anotherMajorVersionIsRefused", async () => {
    const setup = new Setup();
    const failure = failureOf(setup.client.connect());
    await setup.socket.accept({ major: 3 });
    expect((await failure)?.kind).toBe("incompatibleVersion");
  });

  test("heartbeat: goesByTheAnnouncedTimeout", async () => {
    const setup = new Setup();
    const socket = await setup.connect();
    await setup.time.advance(60_000);
    expect(socket.sent).toEqual(["21"]);
  });
});
