import { expect, test } from "vitest";
import { Payload, type FailureKind } from "../../../webwire/src/main/web/index.ts";
import { outcomeOf, failureOf, Setup } from "./setup.ts";

const follow = (topic: string): object => ({
  kind: "request",
  name: "board/follow",
  payload: Payload.utf8(JSON.stringify({ topic })),
});
const unfollow = (topic: string): object => ({ ...follow(topic), name: "board/unfollow" });

async function grant(setup: Setup): Promise<void> {
  await setup.socket.tell({ kind: "reply", identifier: setup.socket.latestIdentifier, payload: Payload.utf8("") });
}

async function refuse(setup: Setup): Promise<void> {
  const identifier = setup.socket.latestIdentifier;
  await setup.socket.tell({ kind: "errorReply", identifier, code: "PERMISSION_DENIED", text: "not yours" });
}

function publish(setup: Setup, name: string, json: string): Promise<void> {
  return setup.socket.tell({ kind: "signal", name, payload: Payload.utf8(json) });
}

test("followsATopicUntilToldOtherwise", async () => {
  const setup = new Setup();
  const told: unknown[] = [];
  await setup.connect();
  const following = setup.client.follow("demo/chat", (value) => told.push(value));
  expect(setup.socket.latest).toMatchObject(follow("demo/chat"));
  // the first message may be faster than the reply
  await publish(setup, "demo/chat", "0");
  await grant(setup);
  const stop = await following;
  await publish(setup, "demo/chat", '{"text":"hello"}');
  await publish(setup, "demo/other", "7");
  const stopped = stop();
  expect(setup.socket.latest).toMatchObject(unfollow("demo/chat"));
  await grant(setup);
  await stopped;
  await stop();
  await publish(setup, "demo/chat", "8");
  expect([told, setup.socket.sent.length]).toEqual([[0, { text: "hello" }], 2]);
});

test("sharesOneRequestAmongListeners", async () => {
  const setup = new Setup();
  const told: string[] = [];
  await setup.connect();
  const both = [1, 2].map((listener) => setup.client.follow("t", (value) => told.push(`${listener}:${String(value)}`)));
  await grant(setup);
  const [stopFirst, stopSecond] = await Promise.all(both);
  await publish(setup, "t", "1");
  await stopFirst?.();
  await publish(setup, "t", "2");
  expect([told, setup.socket.sent.length]).toEqual([["1:1", "2:1", "2:2"], 1]);
  void stopSecond?.();
  expect(setup.socket.latest).toMatchObject(unfollow("t"));
});

test("followsAgainAfterAReconnectBeforeAnythingThatWaits", async () => {
  const setup = new Setup();
  const told: unknown[] = [];
  await setup.connect();
  const following = setup.client.follow("t", (value) => told.push(value));
  await grant(setup);
  await following;
  await setup.socket.drop();
  void setup.client.publish("t", "mine");
  await setup.time.advance(1_000);
  await setup.socket.accept();
  expect(setup.socket.messages).toMatchObject([follow("t"), { kind: "signal", name: "t", payload: Payload.utf8('"mine"') }]);
  await publish(setup, "t", "2");
  expect(told).toEqual([2]);
});

test("waitsForAConnectionAndAsksOnce", async () => {
  const setup = new Setup();
  const following = outcomeOf(setup.client.follow("t", () => undefined));
  await setup.socket.accept();
  expect(setup.socket.messages).toMatchObject([follow("t")]);
  await grant(setup);
  expect(following.isOver).toBe(true);
});

test("failsIfTheServerRefuses", async () => {
  const setup = new Setup();
  const told: unknown[] = [];
  await setup.connect();
  const failures = [1, 2].map(() => failureOf(setup.client.follow("t", (value) => told.push(value))));
  await refuse(setup);
  expect((await Promise.all(failures)).map((failure) => failure?.kind)).toEqual(["request", "request"]);
  await publish(setup, "t", "1");
  await setup.socket.drop();
  await setup.time.advance(1_000);
  await setup.socket.accept();
  expect([told, setup.socket.sent]).toEqual([[], []]);
});

test("tellsIfItIsRefusedAfterAReconnect", async () => {
  const setup = new Setup();
  const ended: FailureKind[] = [];
  await setup.connect();
  const following = setup.client.follow("t", () => undefined, { ended: (cause) => ended.push(cause.kind) });
  await grant(setup);
  const stop = await following;
  await setup.socket.drop();
  await setup.time.advance(1_000);
  await setup.socket.accept();
  await refuse(setup);
  await stop();
  expect([ended, setup.socket.sent.length, setup.warnings.length]).toEqual([["request"], 1, 1]);
});

test("triesAgainIfTheConnectionIsLostWhileFollowingAgain", async () => {
  const setup = new Setup();
  await setup.connect();
  const following = setup.client.follow("t", () => undefined);
  await grant(setup);
  await following;
  for (let round = 0; round < 2; round++) {
    await setup.socket.drop();
    await setup.time.advance(4_000);
    await setup.socket.accept();
    expect(setup.socket.messages).toMatchObject([follow("t")]);
  }
});

test("endsWhenTheClientIsClosed", async () => {
  const setup = new Setup();
  const ended: FailureKind[] = [];
  await setup.connect();
  const following = setup.client.follow("t", () => undefined, { ended: (cause) => ended.push(cause.kind) });
  await grant(setup);
  const stop = await following;
  setup.client.close();
  await stop();
  await setup.connect();
  expect([ended, setup.socket.sent]).toEqual([["disconnected"], []]);
});

test("stopsWithoutAConnection", async () => {
  const setup = new Setup();
  await setup.connect();
  const following = setup.client.follow("t", () => undefined);
  await grant(setup);
  const stop = await following;
  await setup.socket.drop();
  await stop();
  await setup.time.advance(1_000);
  await setup.socket.accept();
  expect(setup.socket.sent).toEqual([]);
});

test("followsOnlySoManyTopics", async () => {
  const setup = new Setup({ maxFollowedTopics: 1 });
  await setup.connect();
  void setup.client.follow("a", () => undefined).catch(() => undefined);
  expect((await failureOf(setup.client.follow("b", () => undefined)))?.kind).toBe("overloaded");
});

test("dropsWhatIsNotJsonWithAWarning", async () => {
  const setup = new Setup();
  const told: unknown[] = [];
  await setup.connect();
  void setup.client.follow("t", (value) => told.push(value));
  await grant(setup);
  await publish(setup, "t", "nonsense");
  await publish(setup, "t", "1");
  expect([told, setup.warnings.length]).toEqual([[1], 1]);
});

test.each(["", "é", "x".repeat(256)])("refusesTheTopic «%s»", async (topic) => {
  const setup = new Setup();
  expect((await failureOf(setup.client.follow(topic, () => undefined)))?.kind).toBe("protocol");
  expect(setup.sockets).toEqual([]);
});

test("bringsThePastOnEveryConnectionAndSaysWhenItBegins", async () => {
  const setup = new Setup();
  const told: unknown[] = [];
  await setup.connect();
  const following = setup.client.follow("t", (value) => told.push(value), { last: 2, renewed: () => told.push("renewed") });
  const asked = { name: "board/follow", payload: Payload.utf8('{"topic":"t","last":2}') };
  expect(setup.socket.latest).toMatchObject(asked);
  await publish(setup, "t", "1");
  await grant(setup);
  await following;
  await setup.socket.drop();
  await setup.time.advance(1_000);
  await setup.socket.accept();
  expect(setup.socket.latest).toMatchObject(asked);
  await publish(setup, "t", "1");
  expect(told).toEqual([1, "renewed", 1]);
});

test("tellsOfGapsUntilToldOtherwise", async () => {
  const setup = new Setup();
  const told: number[] = [];
  await setup.connect();
  const following = setup.client.follow("t", () => undefined, { gap: (missed) => told.push(missed) });
  await grant(setup);
  const stop = await following;
  await publish(setup, "board/gap", '{"topic":"t","missed":3}');
  await publish(setup, "board/gap", '{"topic":"other","missed":4}');
  await publish(setup, "board/gap", "nonsense");
  void stop();
  await publish(setup, "board/gap", '{"topic":"t","missed":5}');
  expect([told, setup.warnings.length]).toEqual([[3], 1]);
});

test("endsWhenTheServerEndsTheTopic", async () => {
  const setup = new Setup();
  const ended: unknown[] = [];
  await setup.connect();
  const following = setup.client.follow("t", () => undefined, { ended: (cause) => ended.push(cause.failure) });
  await grant(setup);
  await following;
  await publish(setup, "board/ended", '{"topic":"t","code":"PERMISSION_DENIED","message":"not yours"}');
  expect(ended).toEqual([{ kind: "request", code: "PERMISSION_DENIED", text: "not yours" }]);
});

test.each([-1, 1.5, 2 ** 31])("refusesToBring %s OfThePast", async (last) => {
  const setup = new Setup();
  await expect(setup.client.follow("t", () => undefined, { last })).rejects.toThrow(RangeError);
  expect(setup.sockets).toEqual([]);
});
