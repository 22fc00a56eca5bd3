import { afterEach, expect, test, vi } from "vitest";
import { keyStoreOf } from "../../../webwire/src/main/web/keystore.ts";

afterEach(() => vi.unstubAllGlobals());

test.each(["localStorage", "sessionStorage"] as const)("keepsKeysIn %s by address", (name) => {
  const items = new Map<string, string>();
  vi.stubGlobal(name, {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => void items.set(key, value),
    removeItem: (key: string) => void items.delete(key),
  });
  const store = keyStoreOf(name);
  expect(store.get("ws://a/")).toBeNull();
  store.set("ws://a/", "1");
  store.set("ws://b/", "2");
  store.remove("ws://b/");
  expect([store.get("ws://a/"), store.get("ws://b/"), [...items]]).toEqual(["1", null, [["webwire:ws://a/", "1"]]]);
});

test("keepsNothingWithNone", () => {
  const store = keyStoreOf("none");
  store.set("ws://a/", "1");
  store.remove("ws://a/");
  expect(store.get("ws://a/")).toBeNull();
});
