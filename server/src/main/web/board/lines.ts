/** Cuts chunks of text into lines. Keeps at most `maxLength` characters of an unfinished line. */
export class LineSplitter {
  private rest = "";

  constructor(private readonly maxLength = 1 << 20) {}

  /** The lines that this chunk completes, without empty ones. */
  push(chunk: string): string[] {
    const lines = (this.rest + chunk).split("\n");
    this.rest = lines.pop() ?? "";
    if (this.rest.length > this.maxLength) {
      throw new RangeError(`a line is longer than ${this.maxLength} characters`);
    }
    return lines.map((line) => line.trim()).filter((line) => line !== "");
  }

  /** What came after the last line break; the stream has ended. */
  end(): string[] {
    return this.push("\n");
  }
}
