import { Payload, WebWireError, type Session, type Status } from "../../../webwire/src/main/web/index.ts";
import { ofHex, toHex } from "./bytes.ts";
import type { Expectation, RecordedPayload } from "./recording.ts";

/** What became of a call, in the words that the recordings of JavaScript clients use. */
export async function describe(call: Promise<unknown>): Promise<string> {
  try {
    const value = await call;
    if (value instanceof Payload) {
      return describePayload(value);
    }
    return value === undefined ? "ok" : describeState(value as { status: Status; session: Session | null });
  } catch (error) {
    if (!(error instanceof WebWireError)) {
      throw error;
    }
    const { failure } = error;
    return failure.kind === "request" ? describeError(failure.code, failure.text) : `error ${failure.kind}`;
  }
}

/** Whether that is what was recorded. */
export function sameOutcome(outcome: string, expected: Expectation | undefined): boolean {
  if (expected === undefined) {
    return outcome === "ok";
  }
  if (expected.outcome !== undefined) {
    return outcome === ofJavaScript(expected.outcome);
  }
  if (expected.error !== undefined) {
    return expected.error === "other" ? outcome.startsWith("error ") : outcome === ofError(expected);
  }
  if (expected.reply !== undefined) {
    return outcome === describePayload(payloadOf(expected.reply));
  }
  if (expected.session !== undefined) {
    return hasSession(outcome, expected.session);
  }
  return outcome === "ok";
}

/** Only the fields that were read are recorded; one that was absent is recorded as null. */
function hasSession(outcome: string, expected: NonNullable<Expectation["session"]> | null): boolean {
  if (expected === null) {
    return outcome.endsWith(" session=none");
  }
  const [, key, text = "{}"] = / session=key=(\S+) info=(.*)$/.exec(outcome) ?? [];
  const info = JSON.parse(text) as Record<string, unknown>;
  const fields = Object.entries(expected.info ?? {});
  return key === expected.key && fields.every(([field, value]) => JSON.stringify(info[field] ?? null) === JSON.stringify(value));
}

/** Whether the call was recorded to run into its time limit. */
export function isTimeout(expected: Expectation | undefined): boolean {
  return expected?.error === "timeout" || ofJavaScript(expected?.outcome ?? "") === "error timeout";
}

/** The failures that the JavaScript client tells apart by their text alone. */
const KINDS: Readonly<Record<string, string>> = {
  "Request failed due to an internal server error": "internal",
  "Server is currently being shutdown and won't process the request": "serverShutdown",
  "Request timed out": "timeout",
};

function ofJavaScript(recorded: string): string {
  const kind = KINDS[/^error message="(.*)" code=null/.exec(recorded)?.[1] ?? ""];
  if (kind !== undefined) {
    return `error ${kind}`;
  }
  // how the key is stored is each client's own affair; close() of the original throws for want of a method
  return recorded.replace(/ errType=null$/, "").replace(/ localStorage=.*$/, "").replace(/^close threw .*/, "ok");
}

const GO_KINDS: Readonly<Record<string, string>> = {
  maxSessConnsReached: "maxSessionConnectionsReached",
  incompatible: "incompatibleVersion",
};

function ofError({ error = "", code, message = "" }: Expectation): string {
  return error === "request" ? describeError(code ?? "", message) : `error ${GO_KINDS[error] ?? error}`;
}

function describeError(code: string, text: string): string {
  return `error message=${JSON.stringify(text)} code=${JSON.stringify(code)}`;
}

function describePayload(payload: Payload): string {
  if (payload.encoding === "binary") {
    return `binary 0x${toHex(payload.bytes)}`;
  }
  return `${payload.encoding} ${payload.isEmpty ? "null" : JSON.stringify(payload.text())}`;
}

function describeState({ status, session }: { readonly status: Status; readonly session: Session | null }): string {
  return `status=${status} session=${session === null ? "none" : `key=${session.key} info=${sorted(session.info)}`}`;
}

function sorted(info: Readonly<Record<string, unknown>>): string {
  return JSON.stringify(Object.fromEntries(Object.entries(info).sort()));
}

function payloadOf({ encoding, hex = "", text, repeat = 1 }: RecordedPayload): Payload {
  if (text !== undefined && encoding !== "binary") {
    return Payload[encoding](text.repeat(repeat));
  }
  return Payload.of(encoding, ofHex(hex.repeat(repeat)));
}
