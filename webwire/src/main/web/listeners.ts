import type { Logger } from "./options.ts";

/** Functions that are told something, in the order in which they were added. */
export class Listeners<T> {
  private readonly all = new Set<{ readonly tell: (value: T) => void }>();

  constructor(
    private readonly what: string,
    private readonly logger: Logger,
  ) {}

  get isEmpty(): boolean {
    return this.all.size === 0;
  }

  /** Returns the function that removes it. One function can be added twice and is then told twice. */
  add(tell: (value: T) => void): () => void {
    const entry = { tell };
    this.all.add(entry);
    return () => void this.all.delete(entry);
  }

  /** One that throws is logged and does not keep the others from being told. */
  emit(value: T): void {
    for (const listener of [...this.all]) {
      try {
        listener.tell(value);
      } catch (error) {
        this.logger.warn(`A listener of ${this.what} threw`, error);
      }
    }
  }
}
