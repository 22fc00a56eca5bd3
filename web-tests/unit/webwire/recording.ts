import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** A payload as a recording writes it. */
export interface RecordedPayload {
  readonly encoding: "binary" | "utf8" | "utf16";
  readonly hex?: string;
  readonly text?: string;
  readonly repeat?: number;
}

/** One frame after the upgrade, or the end of a direction. */
export interface Step {
  readonly conn: number;
  readonly from: "client" | "server";
  readonly opcode: string;
  readonly fin?: boolean;
  readonly hex?: string;
}

/** What a call returned: an object for Go clients, a line of text for JavaScript ones. */
export interface Expectation {
  readonly ok?: boolean;
  readonly reply?: RecordedPayload;
  readonly error?: string;
  readonly code?: string;
  readonly message?: string;
  readonly session?: { readonly key?: string; readonly info?: Readonly<Record<string, unknown>> } | null;
  readonly outcome?: string;
}

/** Something that the client was made to do. */
export interface Action {
  readonly op: string;
  readonly atStep: number | null;
  readonly async?: boolean;
  readonly client?: string;
  /** The connection that it uses or opens; absent with `connect` and `construct` if the server refuses. */
  readonly conn?: number;
  readonly nothingSent?: boolean;
  readonly expect?: Expectation;
  readonly name?: string;
  readonly key?: string;
  readonly payload?: RecordedPayload;
  readonly timeoutMs?: number;
  readonly ms?: number;
  readonly localStorage?: { readonly session: string };
}

/** Options of the recorded clients. */
export interface RecordedOptions {
  readonly autoconnect?: boolean;
  readonly reconnectionIntervalMs?: number;
  readonly dialingTimeoutMs?: number;
  readonly defaultRequestTimeoutMs?: number;
  readonly subProtocol?: string;
}

/** A whole recorded connection or several; its README explains the fields. */
export interface Scenario {
  readonly name: string;
  readonly clientKind: string;
  readonly steps: readonly Step[];
  readonly program: {
    readonly client: {
      readonly options?: RecordedOptions;
      readonly clients?: Readonly<Record<string, RecordedOptions>>;
      readonly actions: readonly Action[];
    } | null;
  };
}

const FILE = fileURLToPath(new URL("../../../../shared/vectors/webwire-sessions.json", import.meta.url));

/** Every recorded scenario, by name. */
export function readScenarios(): ReadonlyMap<string, Scenario> {
  if (!existsSync(FILE)) {
    throw new Error(`The recorded sessions are missing: put the folder "shared" beside the repository (${FILE})`);
  }
  const scenarios = JSON.parse(readFileSync(FILE, "utf8")) as readonly Scenario[];
  return new Map(scenarios.map((scenario) => [scenario.name, scenario]));
}
