/** How long to wait between attempts to connect. */
export interface BackoffOptions {
  /** Longest wait before the second attempt, in milliseconds; 1 or more. Default 500. */
  readonly initialMillis?: number;
  /** Longest wait of all, in milliseconds; at least `initialMillis`. Default 30,000. */
  readonly maxMillis?: number;
  /** Failed attempts in a row after which the client gives up; 1 or more. Default: it never does. */
  readonly maxAttempts?: number;
}

/**
 * Exponential backoff with full jitter: before the n-th attempt a random time between 0 and
 * `min(maxMillis, initialMillis × 2ⁿ⁻²)`, so that clients of one server do not come back all at once.
 */
export class Backoff {
  private failures = 0;

  /** @param random from 0 to below 1, as `Math.random`. */
  constructor(
    private readonly options: Required<BackoffOptions>,
    private readonly random: () => number,
  ) {}

  /** Counts a failure. The wait before the next attempt in milliseconds; null if there is to be none. */
  next(): number | null {
    this.failures++;
    if (this.failures >= this.options.maxAttempts) {
      return null;
    }
    const ceiling = Math.min(this.options.maxMillis, this.options.initialMillis * 2 ** (this.failures - 1));
    return Math.floor(this.random() * ceiling);
  }

  /** Failures so far do not count any more. */
  reset(): void {
    this.failures = 0;
  }
}
