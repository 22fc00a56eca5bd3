import type { KeyStore } from "../../../../../webwire/src/main/web/index.ts";

const ITEM = "jackfield-chat-session";

/** Where the key of the chat's session rests: with the browser, for all of its windows. */
export const sharedKey: KeyStore = {
  get: () => localStorage.getItem(ITEM),
  set: (_, key) => localStorage.setItem(ITEM, key),
  remove: () => localStorage.removeItem(ITEM),
};

/** Tells the key of a session that began in another window of this browser. */
export function onJoinedElsewhere(told: (key: string) => void): void {
  window.addEventListener("storage", ({ key, newValue }) => {
    if (key === ITEM && newValue !== null) {
      told(newValue);
    }
  });
}
