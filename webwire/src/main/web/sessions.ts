import type { KeyStore } from "./keystore.ts";
import type { Listeners } from "./listeners.ts";
import type { Logger } from "./options.ts";
import type { Session } from "./session.ts";

/**
 * The session of a client and the key it is restored by. The two differ while there is no connection yet, and while the
 * server could not restore a session that it may still have.
 */
export class Sessions {
  private active: Session | null = null;
  private key: string | null = null;
  private isLoaded = false;
  private hasWarned = false;

  constructor(
    private readonly address: string,
    private readonly store: KeyStore,
    private readonly logger: Logger,
    private readonly listeners: Listeners<Session | null>,
  ) {}

  /** The session of the current connection, or of the last one while there is none. */
  get current(): Session | null {
    return this.active;
  }

  /** The key to restore on the next connection. Looked up in the store once: another window does not log this one in. */
  keyToRestore(): string | null {
    if (!this.isLoaded) {
      this.isLoaded = true;
      this.key ??= this.guarded(() => this.store.get(this.address)) ?? null;
    }
    return this.key;
  }

  /** A session was created or restored. */
  begin(session: Session): void {
    this.isLoaded = true;
    this.key = session.key;
    this.guarded(() => this.store.set(this.address, session.key));
    this.active = session;
    this.listeners.emit(session);
  }

  /** There is no session on this connection any more. Its key stays unless it is forgotten too. */
  end(): void {
    if (this.active !== null) {
      this.missed();
    }
  }

  /** As {@link end}; listeners are told even if there was only a key, since they may wait for what becomes of it. */
  missed(): void {
    this.active = null;
    this.listeners.emit(null);
  }

  /** Forgets the key: it is never restored again. Leaves a newer one that another window has stored. */
  forget(): void {
    const key = this.keyToRestore();
    this.key = null;
    this.guarded(() => {
      if (key !== null && this.store.get(this.address) === key) {
        this.store.remove(this.address);
      }
    });
  }

  private guarded<T>(use: () => T): T | undefined {
    try {
      return use();
    } catch (error) {
      if (!this.hasWarned) {
        this.hasWarned = true;
        this.logger.warn("The session key cannot be stored or read; the session will not survive this page", error);
      }
      return undefined;
    }
  }
}
