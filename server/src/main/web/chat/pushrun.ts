/** Counts the signals of one push, which carry the numbers from 1. */
export class PushRun {
  private count = 0;
  private last = 0;
  private breaks = 0;

  constructor(readonly total: number) {}

  /** A signal has come; `text` is its number. */
  take(text: string): void {
    const number = Number(text);
    this.count++;
    this.breaks += number === this.last + 1 ? 0 : 1;
    this.last = number;
  }

  /** How far it is. */
  get progress(): string {
    return `${grouped(this.count)} of ${grouped(this.total)} signals…`;
  }

  /** How it went, once no more can come. */
  summary(millis: number): string {
    const order =
      this.breaks === 0 ? "in order" : `out of order in ${this.breaks === 1 ? "one place" : `${grouped(this.breaks)} places`}`;
    return `${grouped(this.count)} of ${grouped(this.total)} signals ${order}, ${grouped(Math.max(1, Math.round(millis)))} ms`;
  }
}

function grouped(number: number): string {
  return number.toLocaleString("en");
}
