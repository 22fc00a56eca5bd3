/** Runs checks one after the other and counts. */
export class Report {
  private passed = 0;
  private failed = 0;

  async check(name: string, work: () => Promise<void>): Promise<void> {
    try {
      await work();
      this.passed++;
      console.log(`ok      ${name}`);
    } catch (thrown) {
      this.failed++;
      console.log(`FAILED  ${name}`);
      console.log(thrown instanceof Error ? thrown.stack : thrown);
    }
  }

  /** Prints the closing line; whether all went well. */
  close(): boolean {
    console.log(`${this.passed} passed, ${this.failed} failed`);
    return this.failed === 0;
  }
}
