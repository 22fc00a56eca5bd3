import { describe, expect, test } from "vitest";
import { Payload } from "../../../webwire/src/main/web/index.ts";
import { CONF } from "./fakesocket.ts";
import { failureOf, outcomeOf, Setup } from "./setup.ts";
import { MALFORMED } from "./vectors.ts";
import { settled } from "./virtualtime.ts";

describe("requests", () => {
  test("carryIdentifiersFrom1AndGetTheirOwnReply", async () => {
    const setup = new Setup();
    const socket = await setup.connect();
    const [a, b] = [setup.client.request("a", "x"), setup.client.request("b", Uint8Array.of(7))];
    expect(socket.sent).toEqual(["800100000000000000016178", "7f0200000000000000016207"]);
    expect(setup.client.pendingRequests).toBe(2);
    await socket.tell({ kind: "reply", identifier: 2n, payload: Payload.utf16("zwei 😀") });
    await socket.tell({ kind: "reply", identifier: 1n, payload: Payload.utf8("eins 😀") });
    expect([(await a).text(), (await b).text(), (await b).encoding]).toEqual(["eins 😀", "zwei 😀", "utf16"]);
    expect(setup.client.pendingRequests).toBe(0);
  });

  test("failWithCodeAndTextOfTheHandler", async () => {
    const setup = new Setup();
    const socket = await setup.connect();
    const failure = failureOf(setup.client.request("a"));
    await socket.tell({ kind: "errorReply", identifier: 1n, code: "E_AUTH", text: "nö" });
    expect(await failure).toEqual({ kind: "request", code: "E_AUTH", text: "nö" });
  });

  test.each([
    ["01", "serverShutdown"],
    ["02", "internal"],
    ["03", "sessionNotFound"],
    ["04", "maxSessionConnectionsReached"],
    ["05", "sessionsDisabled"],
  ])("failAsType%sSays: %s", async (type, kind) => {
    const setup = new Setup();
    const socket = await setup.connect();
    const failure = failureOf(setup.client.request("a"));
    await socket.tellHex(`${type}0100000000000000`);
    expect(await failure).toEqual({ kind });
  });

  test.each([
    ["neither name nor payload", "", ""],
    ["a name beyond ASCII", "é", "x"],
    ["a name of 256 characters", "n".repeat(256), "x"],
  ])("areRefusedWithoutASignOnTheWire: %s", async (_, name, payload) => {
    const setup = new Setup();
    const socket = await setup.connect();
    expect((await failureOf(setup.client.request(name, payload)))?.kind).toBe("protocol");
    expect((await failureOf(setup.client.signal(name, payload)))?.kind).toBe("protocol");
    void setup.client.request("next");
    expect([socket.sent.length, socket.latestIdentifier]).toEqual([1, 1n]);
  });

  test("waitForAConnectionInOrder", async () => {
    const setup = new Setup();
    void setup.client.request("a");
    const signal = outcomeOf(setup.client.signal("b"));
    void setup.client.publish("c", 1);
    void setup.client.request("d");
    await settled();
    expect([setup.socket.sent.length, signal.isOver]).toEqual([0, false]);
    await setup.socket.accept();
    expect(setup.socket.messages.map((message) => "name" in message && message.name)).toEqual(["a", "b", "c", "d"]);
    expect(signal.isOver).toBe(true);
  });

  test("sendWhatWasThereWhenTheyWereMade", async () => {
    const setup = new Setup();
    const bytes = Uint8Array.of(1, 2);
    void setup.client.request("a", bytes);
    bytes[0] = 9;
    await setup.socket.accept();
    expect(setup.socket.sent[0]).toMatch(/0102$/);
  });

  test("failAtOnceWhenTheConnectionIsLostAndAreNotSentAgain", async () => {
    const setup = new Setup();
    await setup.connect();
    const failure = failureOf(setup.client.request("a"));
    await setup.socket.drop();
    expect((await failure)?.kind).toBe("disconnected");
    await setup.time.advance(1_000);
    await setup.socket.accept();
    expect([setup.sockets.length, setup.socket.sent]).toEqual([2, []]);
    void setup.client.request("b");
    expect(setup.socket.latestIdentifier).toBe(2n);
  });
});

describe("deadlines and cancellation", () => {
  test("oneDeadlineCoversTheWaitForAConnectionAndForTheReply", async () => {
    const setup = new Setup();
    const request = outcomeOf(setup.client.request("a", "x", { timeoutMillis: 1_000 }));
    await setup.time.advance(600);
    await setup.socket.accept();
    await setup.time.advance(399);
    expect(request.isOver).toBe(false);
    await setup.time.advance(1);
    expect([request.failure?.kind, setup.client.pendingRequests]).toEqual(["timeout", 0]);
  });

  test("aLateReplyIsIgnored", async () => {
    const setup = new Setup();
    const socket = await setup.connect();
    const late = outcomeOf(setup.client.request("slow", "1", { timeoutMillis: 200 }));
    await setup.time.advance(200);
    await socket.tell({ kind: "reply", identifier: 1n, payload: Payload.utf8("1") });
    const next = setup.client.request("echo", "2");
    await socket.tell({ kind: "reply", identifier: 2n, payload: Payload.utf8("2") });
    expect([late.failure?.kind, (await next).text(), setup.warnings]).toEqual(["timeout", "2", []]);
  });

  test("anUnreachableServerEndsInATimeout", async () => {
    const setup = new Setup({ requestTimeoutMillis: 300 });
    const calls = [setup.client.request("a"), setup.client.signal("b"), setup.client.connect()].map(outcomeOf<unknown>);
    await setup.socket.drop();
    await setup.time.advance(300);
    expect(calls.map((call) => call.failure?.kind)).toEqual(["timeout", "timeout", "timeout"]);
    await setup.time.advance(300);
    await setup.socket.accept();
    expect(setup.socket.sent).toEqual([]);
  });

  test("aSignalCancelsWhileWaitingAndWhilePending", async () => {
    const setup = new Setup();
    const abort = new AbortController();
    const waiting = outcomeOf(setup.client.request("a", "x", { signal: abort.signal }));
    abort.abort(new Error("no longer wanted"));
    await settled();
    expect(waiting.failure?.kind).toBe("cancelled");
    await setup.socket.accept();
    expect(setup.socket.sent).toEqual([]);

    const second = new AbortController();
    const pending = outcomeOf(setup.client.request("b", "x", { signal: second.signal }));
    second.abort();
    await settled();
    expect([pending.failure?.kind, setup.client.pendingRequests]).toEqual(["cancelled", 0]);
  });

  test("aSignalAbortedBeforeSendsNothing", async () => {
    const setup = new Setup();
    expect((await failureOf(setup.client.connect({ signal: AbortSignal.abort() })))?.kind).toBe("cancelled");
    expect((await failureOf(setup.client.request("a", "x", { signal: AbortSignal.abort() })))?.kind).toBe("cancelled");
    expect([setup.sockets.length, setup.time.pending]).toEqual([0, 0]);
  });

  test("aSignalThatTimesOutIsATimeout", async () => {
    const setup = new Setup();
    const signal = AbortSignal.abort(new DOMException("late", "TimeoutError"));
    expect((await failureOf(setup.client.request("a", "x", { signal })))?.kind).toBe("timeout");
  });

  test.each([0, -1, Number.NaN, 2 ** 31])("refusesTheTimeLimit %d", async (timeoutMillis) => {
    await expect(new Setup().client.request("a", "x", { timeoutMillis })).rejects.toThrow(RangeError);
  });
});

describe("limits", () => {
  test("aMessageOverTheAnnouncedBufferIsNotSent", async () => {
    const setup = new Setup();
    void setup.client.connect();
    await setup.socket.accept({ messageBufferBytes: 64 });
    const over = await failureOf(setup.client.request("n", new Uint8Array(54)));
    expect(over).toEqual({ kind: "bufferOverflow", bytes: 65, limitBytes: 64 });
    expect((await failureOf(setup.client.signal("n", new Uint8Array(62))))?.kind).toBe("bufferOverflow");
    expect([setup.socket.sent, setup.client.status, setup.client.pendingRequests]).toEqual([[], "connected", 0]);
    void setup.client.request("n", new Uint8Array(53));
    expect(setup.socket.sent[0]).toHaveLength(2 * 64);
  });

  test("aMessageOfTheServerOverItEndsTheConnection", async () => {
    const setup = new Setup();
    void setup.client.connect();
    await setup.socket.accept({ messageBufferBytes: 64 });
    await setup.socket.tell({ kind: "signal", name: "", payload: Payload.binary(new Uint8Array(62)) });
    expect(setup.socket.isClosed).toBe(false);
    await setup.socket.tell({ kind: "signal", name: "", payload: Payload.binary(new Uint8Array(63)) });
    expect([setup.socket.isClosed, setup.warnings.length]).toEqual([true, 1]);
  });

  test("soManyRequestsPend", async () => {
    const setup = new Setup({ maxPendingRequests: 2 });
    const socket = await setup.connect();
    const first = outcomeOf(setup.client.request("a"));
    void setup.client.request("b").catch(() => undefined);
    expect((await failureOf(setup.client.request("c")))?.kind).toBe("overloaded");
    await socket.tell({ kind: "reply", identifier: 1n, payload: Payload.utf8("") });
    expect(first.isOver).toBe(true);
    void setup.client.request("d");
    expect(socket.sent).toHaveLength(3);
  });

  test("soManyCallsWait", async () => {
    const setup = new Setup({ maxWaitingCalls: 1 });
    const first = outcomeOf(setup.client.request("a"));
    expect((await failureOf(setup.client.signal("b")))?.kind).toBe("overloaded");
    await setup.socket.accept();
    expect([setup.socket.sent.length, first.isOver]).toEqual([1, false]);
  });

  test("soManyBytesAreUnsent", async () => {
    const setup = new Setup({ maxUnsentBytes: 1_000 });
    const socket = await setup.connect();
    socket.bufferedAmount = 998;
    expect((await failureOf(setup.client.signal("n")))?.kind).toBe("overloaded");
    expect((await failureOf(setup.client.request("n")))?.kind).toBe("overloaded");
    expect([socket.sent, setup.client.pendingRequests]).toEqual([[], 0]);
  });
});

describe("what a server should not send", () => {
  test.each([...MALFORMED, ["a signal whose name is cut off", "3fff61"] as const])("%s ends the connection", async (_, hex) => {
    const setup = new Setup();
    await setup.connect();
    const request = outcomeOf(setup.client.request("a"));
    await setup.socket.tellHex(hex);
    expect([request.failure?.kind, setup.socket.isClosed, setup.warnings.length]).toEqual(["disconnected", true, 1]);
    await setup.socket.tell({ kind: "signal", name: "late", payload: Payload.utf8("x") });
    await setup.time.advance(1_000);
    await setup.socket.accept();
    expect([setup.sockets.length, setup.client.status]).toEqual([2, "connected"]);
  });

  test("textEndsTheConnection", async () => {
    const setup = new Setup();
    await setup.connect();
    await setup.socket.deliver("c001000000000000006f6b");
    expect([setup.socket.isClosed, setup.warnings.length]).toEqual([true, 1]);
  });

  test.each([
    ["a session that is no JSON", "157b"],
    ["a second AcceptConf", "17020060ea000000200000"],
    ["a request", "7f0100000000000000046563686f6869"],
    ["CloseSession", "1f0100000000000000"],
    ["RestoreSession", "2001000000000000006b657931"],
    ["a heartbeat", "21"],
  ])("%s is ignored with a warning", async (_, hex) => {
    const setup = new Setup();
    const socket = await setup.connect();
    const request = outcomeOf(setup.client.request("a"));
    await socket.tellHex(hex);
    expect([setup.client.status, setup.warnings.length, request.isOver]).toEqual(["connected", 1, false]);
    await socket.tellHex("c001000000000000006f6b");
    expect(request.value?.text()).toBe("ok");
  });

  test("aReplyToNobodyIsIgnored", async () => {
    const setup = new Setup();
    const socket = await setup.connect();
    await socket.tellHex("bfffffffffffffffff78");
    await socket.tellHex("0000000000000000000158");
    expect([setup.client.status, setup.warnings]).toEqual(["connected", []]);
  });
});

describe("JSON", () => {
  test("goesOutAndComesBack", async () => {
    const setup = new Setup();
    const socket = await setup.connect();
    const call = setup.client.call("orders/place", { item: "é😀" });
    expect(socket.latest).toMatchObject({ name: "orders/place", payload: Payload.utf8('{"item":"é😀"}') });
    await socket.tell({ kind: "reply", identifier: 1n, payload: Payload.utf8('{"number":7}') });
    expect(await call).toEqual({ number: 7 });
  });

  test("anEmptyReplyIsUndefinedAndSoIsNoValue", async () => {
    const setup = new Setup();
    const socket = await setup.connect();
    const call = setup.client.call("now");
    expect(socket.sent).toEqual(["800100000000000000036e6f77"]);
    await socket.tell({ kind: "reply", identifier: 1n, payload: Payload.binary(new Uint8Array()) });
    expect(await call).toBeUndefined();
  });

  test.each([
    ["no JSON", "nonsense"],
    ["no UTF-8", Uint8Array.of(0x22, 0xff, 0x22)],
  ])("aReplyThatIs %s isAProtocolError", async (_, reply) => {
    const setup = new Setup();
    const socket = await setup.connect();
    const call = failureOf(setup.client.call("now"));
    await socket.tell({ kind: "reply", identifier: 1n, payload: Payload.from(reply) });
    expect([(await call)?.kind, setup.client.status]).toEqual(["protocol", "connected"]);
  });

  test("aValueThatJsonCannotExpressIsRefused", async () => {
    const setup = new Setup();
    expect((await failureOf(setup.client.call("a", 1n)))?.kind).toBe("protocol");
    expect((await failureOf(setup.client.publish("a", 1n)))?.kind).toBe("protocol");
    expect(setup.sockets).toEqual([]);
  });
});

describe("signals", () => {
  test("arriveWithNameAndPayloadUntilTheListenerIsRemoved", async () => {
    const setup = new Setup();
    const told: string[] = [];
    const remove = setup.client.onSignal(({ name, payload }) => told.push(`${name} ${payload.encoding} ${payload.text()}`));
    const socket = await setup.connect();
    for (const hex of ["400174c3a9", "41036f64640061006200", "3f006869", "3f0173"]) {
      await socket.tellHex(hex);
    }
    remove();
    await socket.tellHex("400174c3a9");
    expect(told).toEqual(["t utf8 é", "odd utf16 ab", " binary hi", "s binary "]);
  });

  test("areNotLostWhenTheyFollowAcceptConfAtOnce", () => {
    const setup = new Setup();
    const told: string[] = [];
    setup.client.onSignal(({ name }) => told.push(name));
    void setup.client.connect();
    // two messages with nothing in between, not even a settled promise
    void setup.socket.accept(CONF);
    void setup.socket.tellHex("400777656c636f6d6568656c6c6f");
    expect(told).toEqual(["welcome"]);
  });

  test("aListenerThatThrowsIsLoggedAndKeepsNobodyElseFromHearing", async () => {
    const setup = new Setup();
    const told: string[] = [];
    setup.client.onSignal(() => {
      throw new Error("broken");
    });
    setup.client.onSignal(({ name }) => told.push(name));
    const socket = await setup.connect();
    await socket.tellHex("3f0173");
    expect([told, setup.warnings.length, setup.client.status]).toEqual([["s"], 1, "connected"]);
  });
});
