import { describe, expect, test } from "vitest";
import { Payload, type KeyStore, type Session } from "../../../webwire/src/main/web/index.ts";
import { parseSession } from "../../../webwire/src/main/web/session.ts";
import { ADDRESS, failureOf, outcomeOf, Setup } from "./setup.ts";
import { settled } from "./virtualtime.ts";

const SESSION = '{"k":"key1","c":"2018-06-13T12:30:45.5Z","l":"0001-01-01T00:00:00Z","i":{"uid":"u1"}}';

/** The keys of the sessions that a client tells of; null for none. */
function toldBy(setup: Setup): (string | null)[] {
  const told: (string | null)[] = [];
  setup.client.onSession((session: Session | null) => told.push(session?.key ?? null));
  return told;
}

async function logIn(setup: Setup, json = SESSION): Promise<void> {
  await setup.connect();
  await setup.socket.tell({ kind: "sessionCreated", session: Payload.utf8(json).bytes });
}

async function reply(setup: Setup, text: string): Promise<void> {
  await setup.socket.tell({ kind: "reply", identifier: setup.socket.latestIdentifier, payload: Payload.utf8(text) });
}

describe("the session object", () => {
  test("isReadWithItsTimesAndInformation", () => {
    const session = parseSession(Payload.utf8(SESSION).bytes);
    expect(session).toEqual({ key: "key1", created: new Date("2018-06-13T12:30:45.500Z"), lastLookup: null, info: { uid: "u1" } });
  });

  test.each([
    ["2026-11-20T09:17:08.786020962Z", "2026-11-20T09:17:08.786Z"],
    ["2026-11-20T09:17:08+02:00", "2026-11-20T07:17:08.000Z"],
    ["2026-11-20T09:17:08.7Z", "2026-11-20T09:17:08.700Z"],
  ])("readsTheTime %s", (text, expected) => {
    const { created, lastLookup } = parseSession(Payload.utf8(`{"l":"${text}","x":1,"c":"${text}","k":"K"}`).bytes);
    expect([created.toISOString(), lastLookup?.toISOString()]).toEqual([expected, expected]);
  });

  test("isFrozenAllTheWayDown", () => {
    const { info } = parseSession(Payload.utf8('{"k":"K","c":"2018-06-13T00:00:00Z","i":{"a":{"b":[1]}}}').bytes);
    const a = info["a"] as { b: number[] };
    expect([info, a, a.b].every(Object.isFrozen)).toBe(true);
  });

  test.each([
    "", "nonsense", "[]", "null", '"key"', "{}", '{"k":""}', '{"k":7,"c":"2018-06-13T00:00:00Z"}', '{"k":"K"}',
    '{"k":"K","c":"yesterday"}', '{"k":"K","c":"2018-06-13T00:00:00Z","i":[1]}', '{"k":"K","c":"2018-99-13T00:00:00Z"}',
  ])("refuses «%s»", (json) => {
    expect(() => parseSession(Payload.utf8(json).bytes)).toThrow(expect.objectContaining({ kind: "protocol" }));
  });
});

describe("a session", () => {
  test("isToldAndStoredWhenTheServerCreatesIt", async () => {
    const setup = new Setup();
    const told = toldBy(setup);
    await logIn(setup);
    expect([told, setup.client.session?.info]).toEqual([["key1"], { uid: "u1" }]);
    expect([...setup.stored]).toEqual([[ADDRESS, "key1"]]);
  });

  test("isDroppedAndForgottenWhenTheServerClosesIt", async () => {
    const setup = new Setup();
    const told = toldBy(setup);
    await logIn(setup);
    await setup.socket.tell({ kind: "sessionClosed" });
    expect([told, setup.client.session, setup.stored.size]).toEqual([["key1", null], null, 0]);
  });

  test("isClosedByTheClient", async () => {
    const setup = new Setup();
    const told = toldBy(setup);
    await logIn(setup);
    const closed = setup.client.closeSession();
    expect([setup.socket.latest?.kind, setup.stored.size, setup.client.session?.key]).toEqual(["closeSession", 0, "key1"]);
    await reply(setup, "");
    await closed;
    expect([told, setup.client.session]).toEqual([["key1", null], null]);
  });

  test("isToldOnceIfAServerAlsoSendsSessionClosed", async () => {
    const setup = new Setup();
    const told = toldBy(setup);
    await logIn(setup);
    const closed = setup.client.closeSession();
    await setup.socket.tell({ kind: "sessionClosed" });
    await reply(setup, "");
    await closed;
    expect(told).toEqual(["key1", null]);
  });

  test("isForgottenWithoutAConnection", async () => {
    const setup = new Setup();
    setup.stored.set(ADDRESS, "old");
    await setup.client.closeSession();
    expect([setup.stored.size, setup.sockets.length]).toEqual([0, 0]);
    await setup.connect();
    expect(setup.socket.sent).toEqual([]);
  });

  test("isForgottenEvenIfTheServerCannotBeTold", async () => {
    const setup = new Setup();
    await logIn(setup);
    const failure = failureOf(setup.client.closeSession());
    await setup.socket.drop();
    await setup.time.advance(1_000);
    await setup.socket.accept();
    expect([(await failure)?.kind, setup.client.session, setup.socket.sent]).toEqual(["disconnected", null, []]);
  });

  test("isNotForgottenIfAnotherWindowHasStoredANewerOne", async () => {
    const setup = new Setup();
    await logIn(setup);
    setup.stored.set(ADDRESS, "newer");
    await setup.socket.tell({ kind: "sessionClosed" });
    expect(setup.stored.get(ADDRESS)).toBe("newer");
  });

  test("worksWithoutAStoreThatCanBeUsed", async () => {
    const denied = (): never => {
      throw new DOMException("denied", "SecurityError");
    };
    const setup = new Setup({ sessionStore: { get: denied, set: denied, remove: denied } satisfies KeyStore });
    await logIn(setup);
    await setup.socket.tell({ kind: "sessionClosed" });
    expect([setup.client.status, setup.warnings.length]).toEqual(["connected", 1]);
  });
});

describe("restoring by itself", () => {
  test("comesBeforeEverythingThatWaits", async () => {
    const setup = new Setup();
    const told = toldBy(setup);
    setup.stored.set(ADDRESS, "key1");
    const request = outcomeOf(setup.client.request("whoami"));
    await setup.socket.accept();
    expect(setup.socket.messages).toEqual([{ kind: "restoreSession", identifier: 1n, key: "key1" }]);
    expect(setup.client.status).toBe("connecting");
    await reply(setup, SESSION);
    expect([told, setup.client.status]).toEqual([["key1"], "connected"]);
    expect(setup.socket.latest).toMatchObject({ kind: "request", identifier: 2n, name: "whoami" });
    await reply(setup, "u1");
    expect(request.value?.text()).toBe("u1");
  });

  test("happensOnEveryConnection", async () => {
    const setup = new Setup();
    await logIn(setup);
    for (let round = 0; round < 3; round++) {
      await setup.socket.drop();
      expect(setup.client.session?.key).toBe("key1");
      await setup.time.advance(4_000);
      await setup.socket.accept();
      expect(setup.socket.latest).toMatchObject({ kind: "restoreSession", key: "key1" });
      await reply(setup, SESSION);
    }
    expect(setup.client.status).toBe("connected");
  });

  test("survivesCloseAndConnect", async () => {
    const setup = new Setup({ sessionStore: "none" });
    await logIn(setup);
    setup.client.close();
    void setup.client.connect();
    await setup.socket.accept();
    expect(setup.socket.latest).toMatchObject({ kind: "restoreSession", key: "key1" });
  });

  test.each([
    ["sessionNotFound", 0],
    ["sessionsDisabled", 0],
    ["maxSessionConnectionsReached", 1],
    ["internal", 1],
  ] as const)("connectsWithoutASessionAfter %s, keys kept: %i", async (failure, kept) => {
    const setup = new Setup();
    const told = toldBy(setup);
    setup.stored.set(ADDRESS, "key1");
    const connected = outcomeOf(setup.client.connect());
    await setup.socket.accept();
    await setup.socket.tell({ kind: "failureReply", identifier: 1n, failure });
    expect([told, setup.client.session, setup.client.status, setup.stored.size]).toEqual([[null], null, "connected", kept]);
    expect(connected.isOver).toBe(true);
    await setup.socket.drop();
    await setup.time.advance(1_000);
    await setup.socket.accept();
    expect(setup.socket.sent).toHaveLength(kept);
  });

  test("connectsWithoutASessionIfTheReplyIsNone", async () => {
    const setup = new Setup();
    setup.stored.set(ADDRESS, "key1");
    void setup.client.connect();
    await setup.socket.accept();
    await reply(setup, "nonsense");
    expect([setup.client.session, setup.client.status, setup.warnings.length]).toEqual([null, "connected", 1]);
  });

  test("triesAnotherConnectionIfTheServerIsShuttingDown", async () => {
    const setup = new Setup();
    setup.stored.set(ADDRESS, "key1");
    void setup.client.connect();
    await setup.socket.accept();
    await setup.socket.tell({ kind: "failureReply", identifier: 1n, failure: "serverShutdown" });
    expect([setup.socket.isClosed, setup.client.status]).toEqual([true, "connecting"]);
    await setup.time.advance(1_000);
    await setup.socket.accept();
    expect(setup.socket.latest).toMatchObject({ kind: "restoreSession", key: "key1" });
  });

  test("triesAnotherConnectionIfNoReplyComes", async () => {
    const setup = new Setup({ requestTimeoutMillis: 1_000 });
    setup.stored.set(ADDRESS, "key1");
    const connected = outcomeOf(setup.client.connect({ timeoutMillis: 60_000 }));
    await setup.socket.accept();
    await setup.time.advance(2_000);
    expect([setup.sockets.length, connected.isOver, setup.client.pendingRequests]).toEqual([2, false, 0]);
  });

  test("doesNotBringBackASessionThatWasClosedMeanwhile", async () => {
    const setup = new Setup();
    setup.stored.set(ADDRESS, "key1");
    void setup.client.connect();
    await setup.socket.accept();
    await setup.client.closeSession();
    await reply(setup, SESSION);
    expect([setup.client.session, setup.stored.size, setup.socket.isClosed]).toEqual([null, 0, true]);
    await setup.time.advance(1_000);
    await setup.socket.accept();
    expect([setup.client.status, setup.socket.sent]).toEqual(["connected", []]);
  });

  test("triesAgainIfTheConnectionIsLostMeanwhile", async () => {
    const setup = new Setup();
    setup.stored.set(ADDRESS, "key1");
    const connected = outcomeOf(setup.client.connect());
    await setup.socket.accept();
    await setup.socket.drop();
    await setup.time.advance(1_000);
    await setup.socket.accept();
    await reply(setup, SESSION);
    expect([connected.isOver, setup.client.session?.key]).toEqual([true, "key1"]);
  });
});

describe("restoring by key", () => {
  test("givesTheSession", async () => {
    const setup = new Setup();
    const told = toldBy(setup);
    const restored = setup.client.restoreSession("key1");
    await setup.socket.accept();
    await reply(setup, SESSION);
    expect([(await restored).key, told, setup.stored.get(ADDRESS)]).toEqual(["key1", ["key1"], "key1"]);
  });

  test("isRefusedWithASession", async () => {
    const setup = new Setup();
    await logIn(setup);
    expect(await failureOf(setup.client.restoreSession("key2"))).toEqual({ kind: "sessionActive" });
    expect(setup.socket.sent).toEqual([]);
  });

  test("isRefusedIfTheClientsOwnSessionComesBackFirst", async () => {
    const setup = new Setup();
    setup.stored.set(ADDRESS, "key1");
    const failure = outcomeOf(setup.client.restoreSession("key2"));
    await setup.socket.accept();
    await reply(setup, SESSION);
    expect([failure.failure?.kind, setup.socket.sent.length]).toEqual(["sessionActive", 1]);
  });

  test("isRefusedWithoutAKey", async () => {
    expect((await failureOf(new Setup().client.restoreSession("")))?.kind).toBe("protocol");
  });

  test("failsWithAReplyThatIsNoSession", async () => {
    const setup = new Setup();
    await setup.connect();
    const failure = failureOf(setup.client.restoreSession("key1"));
    await reply(setup, "{}");
    expect([(await failure)?.kind, setup.client.session]).toEqual(["protocol", null]);
  });

  test("needsAConnectionWithoutAutoconnect", async () => {
    const setup = new Setup({ autoconnect: false });
    expect((await failureOf(setup.client.restoreSession("key1")))?.kind).toBe("disconnected");
    await settled();
    expect(setup.sockets).toEqual([]);
  });
});
