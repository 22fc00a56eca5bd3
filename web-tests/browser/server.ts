import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";

const START_MILLIS = 120_000;
const STOP_MILLIS = 20_000;

/** A demo server of our own, on the loopback, with a data folder that goes with it. */
export class DemoServer {
  private readonly data = mkdtempSync(join(tmpdir(), "jackfield-web-tests-"));
  private process: ChildProcess | null = null;
  private port = 0;

  /** `command` starts Jackfield, such as `../jackfield`. */
  constructor(private readonly command: string) {}

  get url(): string {
    return `http://127.0.0.1:${this.port}/`;
  }

  /** Starts it; on any free port the first time, on the same one after that. */
  async start(): Promise<void> {
    const listen = `tcp://127.0.0.1:${this.port}`;
    const child = spawn(this.command, ["demo", "--listen", listen, "--data", this.data], {
      stdio: ["ignore", "pipe", "inherit"],
      // a group of its own, so that nothing that the launcher starts is left behind
      detached: true,
    });
    this.process = child;
    this.port = await portOf(child);
  }

  /** Ends it as a service manager does, and with force if it stays. */
  async stop(): Promise<void> {
    const child = this.process;
    this.process = null;
    if (child === null || child.exitCode !== null || child.signalCode !== null) {
      return;
    }
    const ended = once(child, "exit");
    signal(child, "SIGTERM");
    const force = setTimeout(() => signal(child, "SIGKILL"), STOP_MILLIS);
    await ended;
    clearTimeout(force);
  }

  /** Stops it and removes its data. */
  async remove(): Promise<void> {
    await this.stop();
    rmSync(this.data, { recursive: true, force: true });
  }
}

async function portOf(child: ChildProcess): Promise<number> {
  if (child.stdout === null) {
    throw new Error("the server has no output");
  }
  const lines = createInterface({ input: child.stdout });
  const limit = AbortSignal.timeout(START_MILLIS);
  return new Promise((resolve, reject) => {
    limit.addEventListener("abort", () => reject(new Error("the server does not say where it listens")));
    child.once("error", reject);
    child.once("exit", (code) => reject(new Error(`the server ended with status ${code}`)));
    lines.on("line", (line) => {
      const told = /^listening on .*tcp:\/\/127\.0\.0\.1:(\d+)/.exec(line);
      if (told?.[1] !== undefined) {
        resolve(Number(told[1]));
      }
    });
  });
}

function signal(child: ChildProcess, name: "SIGTERM" | "SIGKILL"): void {
  if (child.pid === undefined) {
    return;
  }
  try {
    process.kill(-child.pid, name);
  } catch {
    // it has just ended
  }
}
