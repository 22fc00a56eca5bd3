import type { Timer } from "../../../webwire/src/main/web/index.ts";

interface Entry {
  readonly due: number;
  readonly task: () => void;
}

/** Time that passes only when it is told to. */
export class VirtualTime {
  private now = 0;
  private readonly entries = new Set<Entry>();

  /** What the client is given instead of `setTimeout`. */
  readonly timer: Timer = (millis, task) => {
    const entry: Entry = { due: this.now + millis, task };
    this.entries.add(entry);
    return () => void this.entries.delete(entry);
  };

  /** Timers that have neither fired nor been stopped. */
  get pending(): number {
    return this.entries.size;
  }

  /** Lets time pass; timers fire in order, promises settle in between. */
  async advance(millis: number): Promise<void> {
    const end = this.now + millis;
    await settled();
    for (let next = this.next(end); next !== undefined; next = this.next(end)) {
      this.now = next.due;
      this.entries.delete(next);
      next.task();
      await settled();
    }
    this.now = end;
  }

  private next(end: number): Entry | undefined {
    return [...this.entries].filter((entry) => entry.due <= end).sort((a, b) => a.due - b.due)[0];
  }
}

/** Resolves when every promise that can settle without time or messages has done so. */
export function settled(): Promise<void> {
  return new Promise((resolve) => void setImmediate(resolve));
}
