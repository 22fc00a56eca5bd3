/** What an event id says beside the ids before it. */
export type Arrival =
  /** Seen before: a replay after a new connection. */
  | { readonly kind: "repeated" }
  /** Next in order, or the first. */
  | { readonly kind: "next" }
  /** Some before it never arrived. */
  | { readonly kind: "after-gap"; readonly missed: number }
  /** The first of a server that was started anew: it numbers from the beginning. */
  | { readonly kind: "after-restart" };

const EVENT_ID = /^(-?\d{1,19})-(\d{1,19})$/;

/**
 * Follows the ids of one topic, `<epoch>-<sequence>`, over any number of connections, so that
 * nothing is shown twice and nothing goes missing unnoticed.
 */
export class Sequence {
  private epoch: string | null = null;
  private last = 0n;

  /** The place of this id. One that cannot be read counts as next. */
  place(id: string): Arrival {
    const parts = EVENT_ID.exec(id);
    if (parts?.[1] === undefined || parts[2] === undefined) {
      return { kind: "next" };
    }
    const number = BigInt(parts[2]);
    if (parts[1] !== this.epoch) {
      const isFirst = this.epoch === null;
      this.epoch = parts[1];
      this.last = number;
      return isFirst ? { kind: "next" } : { kind: "after-restart" };
    }
    if (number <= this.last) {
      return { kind: "repeated" };
    }
    const missed = Number(number - this.last - 1n);
    this.last = number;
    return missed === 0 ? { kind: "next" } : { kind: "after-gap", missed };
  }
}
