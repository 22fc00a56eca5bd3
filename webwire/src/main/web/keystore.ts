/**
 * Where session keys rest between visits, one per address. All three are called synchronously and may throw: the client
 * then warns and goes on without.
 */
export interface KeyStore {
  /** The key stored for the address; null if there is none. */
  get(address: string): string | null;
  /** Stores the key in place of the one before. */
  set(address: string, key: string): void;
  /** Forgets the key; nothing happens if there is none. */
  remove(address: string): void;
}

/**
 * Which store: `localStorage` is shared by all windows of the origin and survives the browser, `sessionStorage` belongs
 * to one window, `none` forgets the session with the page. Or one of your own.
 */
export type KeyStoreOption = "localStorage" | "sessionStorage" | "none" | KeyStore;

/** The store of that name; the storage of the browser is looked up at each call, since a page may be denied it. */
export function keyStoreOf(option: KeyStoreOption): KeyStore {
  switch (option) {
    case "localStorage":
      return ofStorage(() => globalThis.localStorage);
    case "sessionStorage":
      return ofStorage(() => globalThis.sessionStorage);
    case "none":
      return { get: () => null, set: () => undefined, remove: () => undefined };
    default:
      return option;
  }
}

const PREFIX = "webwire:";

function ofStorage(storage: () => Storage): KeyStore {
  return {
    get: (address) => storage().getItem(PREFIX + address),
    set: (address, key) => storage().setItem(PREFIX + address, key),
    remove: (address) => storage().removeItem(PREFIX + address),
  };
}
