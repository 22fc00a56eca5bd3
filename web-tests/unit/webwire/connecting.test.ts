import { describe, expect, test } from "vitest";
import { WebWireClient, WebWireError, type StatusChange } from "../../../webwire/src/main/web/index.ts";
import { toHex } from "./bytes.ts";
import { failureOf, outcomeOf, Setup } from "./setup.ts";
import { settled } from "./virtualtime.ts";

describe("handshake", () => {
  test("opensNoSocketBeforeItIsAsked", () => {
    expect(new Setup().sockets).toEqual([]);
  });

  test("isConnectedAfterAcceptConf", async () => {
    const setup = new Setup();
    const connected = outcomeOf(setup.client.connect());
    await settled();
    expect([setup.client.status, connected.isOver]).toEqual(["connecting", false]);
    await setup.socket.accept({ minor: 9 });
    expect([setup.client.status, connected.isOver]).toEqual(["connected", true]);
    expect([setup.socket.binaryType, setup.socket.sent]).toEqual(["arraybuffer", []]);
  });

  test.each([1, 3])("refusesMajorVersion%iAndDoesNotTryAgain", async (major) => {
    const setup = new Setup();
    const connected = outcomeOf(setup.client.connect());
    await setup.socket.accept({ major });
    expect(connected.failure).toEqual({ kind: "incompatibleVersion", major, minor: 0 });
    expect([setup.client.status, setup.socket.isClosed, setup.time.pending]).toEqual(["disconnected", true, 0]);
  });

  test.each([
    ["chat/1", "chat/2"],
    ["", "chat/1"],
    ["chat/1", ""],
  ])("refusesAnotherSubProtocol: %j %j", async (client, server) => {
    const setup = new Setup({ subProtocol: client });
    const request = outcomeOf(setup.client.request("echo", "x"));
    await setup.socket.accept({ subProtocol: server });
    expect(request.failure).toEqual({ kind: "subProtocolMismatch", client, server });
    expect([setup.client.status, setup.time.pending]).toEqual(["disconnected", 0]);
  });

  test("takesTheSameSubProtocol", async () => {
    const setup = new Setup({ subProtocol: "chat/1" });
    void setup.client.connect();
    await setup.socket.accept({ subProtocol: "chat/1" });
    expect(setup.client.status).toBe("connected");
  });

  test("givesUpAServerThatSaysNothing", async () => {
    const setup = new Setup({ autoconnect: false });
    const connected = outcomeOf(setup.client.connect());
    await setup.time.advance(4_999);
    expect(connected.isOver).toBe(false);
    await setup.time.advance(1);
    expect([connected.failure?.kind, setup.socket.isClosed, setup.time.pending]).toEqual(["disconnected", true, 0]);
  });

  test.each([
    ["a signal", "3f017301"],
    ["an AcceptConf of 10 bytes", "17020060ea0000002000"],
    ["an undefined type", "c8"],
    ["nothing", ""],
  ])("givesUpAServerThatBeginsWith: %s", async (_, hex) => {
    const setup = new Setup({ autoconnect: false });
    const connected = failureOf(setup.client.connect());
    await setup.socket.tellHex(hex);
    expect([(await connected)?.kind, setup.socket.isClosed]).toEqual(["protocol", true]);
  });

  test("givesUpAServerThatBeginsWithText", async () => {
    const setup = new Setup({ autoconnect: false });
    const connected = failureOf(setup.client.connect());
    await setup.socket.deliver("hello");
    expect((await connected)?.kind).toBe("protocol");
  });

  test("takesAFailureBeforeTheHandshakeForTheEnd", async () => {
    const setup = new Setup({ autoconnect: false });
    const connected = failureOf(setup.client.connect());
    await setup.socket.fail();
    await setup.socket.drop();
    expect([(await connected)?.kind, setup.time.pending]).toEqual(["disconnected", 0]);
  });

  test("bearsASocketThatFailsAgainWhileItIsClosed", async () => {
    const setup = new Setup({ autoconnect: false });
    const connected = failureOf(setup.client.connect());
    setup.socket.close = () => void setup.socket.fail();
    await setup.socket.fail();
    expect((await connected)?.kind).toBe("disconnected");
  });

  test("waitsForTheCloseThatFollowsALaterFailure", async () => {
    const setup = new Setup({ autoconnect: false });
    await setup.connect();
    await setup.socket.fail();
    expect(setup.client.status).toBe("connected");
    await setup.socket.drop();
    expect(setup.client.status).toBe("disconnected");
  });

  test("reportsASocketThatCannotBeOpened", async () => {
    const setup = new Setup({
      autoconnect: false,
      socket: () => {
        throw new Error("insecure");
      },
    });
    expect((await failureOf(setup.client.connect()))?.kind).toBe("disconnected");
  });
});

describe("connecting again", () => {
  test("waitsAtMostTwiceAsLongEachTimeAndNeverLongerThanTheLimit", async () => {
    const setup = new Setup({ backoff: { initialMillis: 100, maxMillis: 350 } });
    const connected = outcomeOf(setup.client.connect());
    for (const [index, wait] of [99, 199, 349, 349].entries()) {
      await setup.socket.drop();
      await setup.time.advance(wait - 1);
      expect(setup.sockets).toHaveLength(index + 1);
      await setup.time.advance(1);
      expect(setup.sockets).toHaveLength(index + 2);
    }
    await setup.socket.accept();
    expect(connected.isOver).toBe(true);
  });

  test("spreadsTheWaitsFromZeroOn", async () => {
    const setup = new Setup({ random: () => 0 });
    void setup.client.connect();
    await setup.socket.drop();
    await setup.time.advance(0);
    expect(setup.sockets).toHaveLength(2);
  });

  test("stopsAfterTheLastAttempt", async () => {
    const setup = new Setup({ backoff: { maxAttempts: 2 } });
    const connected = outcomeOf(setup.client.connect());
    await setup.socket.drop();
    await setup.time.advance(1_000);
    await setup.socket.drop();
    expect([connected.failure?.kind, setup.client.status, setup.time.pending]).toEqual(["disconnected", "disconnected", 0]);
  });

  test("doesNotForgetFailuresForAConnectionThatBreaksAtOnce", async () => {
    const setup = new Setup({ backoff: { initialMillis: 100, maxMillis: 10_000 } });
    void setup.client.connect();
    for (let round = 0; round < 4; round++) {
      await setup.socket.accept();
      await setup.socket.drop();
      await setup.time.advance(100 * 2 ** round);
    }
    expect(setup.sockets).toHaveLength(5);
    await setup.socket.accept();
    await setup.time.advance(5_000);
    await setup.socket.drop();
    await setup.time.advance(100);
    expect(setup.sockets).toHaveLength(6);
  });

  test("leavesADisconnectedClientAloneWithoutAutoconnect", async () => {
    const setup = new Setup({ autoconnect: false });
    await setup.connect();
    await setup.socket.drop();
    expect([setup.client.status, setup.time.pending]).toEqual(["disconnected", 0]);
    expect((await failureOf(setup.client.request("echo", "x")))?.kind).toBe("disconnected");
    expect((await failureOf(setup.client.signal("echo", "x")))?.kind).toBe("disconnected");
    expect(setup.sockets).toHaveLength(1);
  });

  test("tellsEachStatusAndWhy", async () => {
    const setup = new Setup();
    const told: (string | undefined)[][] = [];
    const remove = setup.client.onStatus(({ status, cause }: StatusChange) => told.push([status, cause?.kind]));
    await setup.connect();
    await setup.socket.tellHex("c8");
    await setup.time.advance(1_000);
    await setup.socket.accept();
    setup.client.close();
    remove();
    void setup.client.connect();
    expect(told).toEqual([
      ["connecting", undefined],
      ["connected", undefined],
      ["connecting", "protocol"],
      ["connected", undefined],
      ["closed", undefined],
    ]);
  });
});

describe("closing", () => {
  test("endsEverythingAndLeavesNoTimer", async () => {
    const setup = new Setup();
    await setup.connect();
    const pending = outcomeOf(setup.client.request("slow"));
    setup.client.close();
    setup.client.close();
    await settled();
    expect(pending.failure?.kind).toBe("disconnected");
    expect([setup.client.status, setup.socket.isClosed, setup.time.pending]).toEqual(["closed", true, 0]);
    expect((await failureOf(setup.client.request("echo", "x")))?.kind).toBe("disconnected");
  });

  test("endsAnAttemptAndThoseWhoWaitForIt", async () => {
    const setup = new Setup();
    const waiting = outcomeOf(setup.client.connect());
    setup.client.close();
    await settled();
    expect([waiting.failure?.kind, setup.time.pending, setup.socket.isClosed]).toEqual(["disconnected", 0, true]);
    await setup.socket.accept();
    expect(setup.client.status).toBe("closed");
  });

  test("endsTheWaitBetweenAttempts", async () => {
    const setup = new Setup();
    const waiting = outcomeOf(setup.client.connect());
    await setup.socket.drop();
    setup.client.close();
    await setup.time.advance(100_000);
    expect([waiting.failure?.kind, setup.sockets.length, setup.time.pending]).toEqual(["disconnected", 1, 0]);
  });

  test("canBeConnectedAgainWithAutoconnectOn", async () => {
    const setup = new Setup();
    await setup.connect();
    setup.client.close();
    await setup.connect();
    await setup.socket.drop();
    await setup.time.advance(1_000);
    expect(setup.sockets).toHaveLength(3);
  });

  test("mayHappenInAListener", async () => {
    const setup = new Setup();
    setup.client.onStatus(({ status }) => status === "connecting" && setup.client.close());
    expect((await failureOf(setup.client.connect()))?.kind).toBe("disconnected");
    expect([setup.sockets.length, setup.time.pending]).toEqual([0, 0]);
  });
});

describe("heartbeat", () => {
  const beats = (setup: Setup): number => setup.socket.sent.filter((hex) => hex === toHex(Uint8Array.of(33))).length;

  test("comesAfterThreeQuartersOfTheReadTimeout", async () => {
    const setup = new Setup();
    await setup.connect();
    await setup.time.advance(44_999);
    expect(beats(setup)).toBe(0);
    await setup.time.advance(1);
    expect(beats(setup)).toBe(1);
    await setup.time.advance(450_000);
    expect(beats(setup)).toBe(11);
  });

  test("isPutOffByEveryMessage", async () => {
    const setup = new Setup();
    await setup.connect();
    await setup.time.advance(44_000);
    await setup.client.signal("s");
    await setup.time.advance(44_999);
    expect(beats(setup)).toBe(0);
    await setup.time.advance(1);
    expect(beats(setup)).toBe(1);
  });

  test.each([
    [0, 0],
    [1, 10],
    [0xffff_ffff, 0],
  ])("doesNotFloodAServerThatAnnounces %i ms", async (readTimeoutMillis, expected) => {
    const setup = new Setup();
    void setup.client.connect();
    await setup.socket.accept({ readTimeoutMillis });
    await setup.time.advance(1_000);
    expect(beats(setup)).toBe(expected);
  });
});

describe("options", () => {
  test.each([
    { requestTimeoutMillis: 0 },
    { handshakeTimeoutMillis: 2 ** 31 },
    { maxPendingRequests: 0 },
    { backoff: { initialMillis: 0 } },
    { backoff: { initialMillis: 100, maxMillis: 99 } },
    { backoff: { maxAttempts: Number.NaN } },
  ])("refuses %j", (options) => {
    expect(() => new WebWireClient("ws://localhost", options)).toThrow(RangeError);
  });

  test.each([
    ["http://localhost:1/webwire", "ws://localhost:1/webwire"],
    ["https://localhost/webwire?a=b#c", "wss://localhost/webwire?a=b"],
    ["ws://localhost", "ws://localhost/"],
  ])("connectsTo %s as %s", (address, url) => {
    const urls: string[] = [];
    const client = new WebWireClient(address, {
      sessionStore: "none",
      socket: (opened) => {
        urls.push(opened);
        throw new Error("no socket here");
      },
      autoconnect: false,
    });
    void client.connect().catch(() => undefined);
    expect(urls).toEqual([url]);
  });

  test.each(["/webwire", "ftp://localhost", "nonsense"])("refusesTheAddress %s outside of a page", (address) => {
    expect(() => new WebWireClient(address)).toThrow(TypeError);
  });

  test("isNarrowsToTheFailure", () => {
    const error: unknown = new WebWireError({ kind: "request", code: "X", text: "t" }, "t");
    expect(WebWireError.is(error, "request") && error.failure.code).toBe("X");
    expect([WebWireError.is(error, "timeout"), WebWireError.is(new Error("x"), "request")]).toEqual([false, false]);
  });
});
