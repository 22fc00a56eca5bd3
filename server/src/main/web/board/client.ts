import { type Failure, failureOf, failureThrown } from "./failure.ts";
import { failureLine } from "./lastline.ts";
import { LineSplitter } from "./lines.ts";
import { pathOf } from "./path.ts";
import type { FunctionInfo } from "./types.ts";

/** What happens in the course of a call; `answer`, `ended` or `failed` comes last, once. */
export type CallEvent =
  | { readonly kind: "line"; readonly text: string }
  | { readonly kind: "answer"; readonly status: number; readonly text: string }
  | { readonly kind: "ended"; readonly status: number }
  | { readonly kind: "failed"; readonly status: number | null; readonly failure: Failure };

/** The body of a call and its content type. */
export interface CallBody {
  readonly contentType: string;
  readonly text: string;
}

const LIST_MILLIS = 10_000;

/** Everything that is on offer, as the server orders it. */
export async function listFunctions(): Promise<readonly FunctionInfo[]> {
  const response = await fetch("/functions", { signal: AbortSignal.timeout(LIST_MILLIS) });
  const text = await response.text();
  if (!response.ok) {
    throw new Error(failureOf(response.status, text).message);
  }
  return (JSON.parse(text) as { functions: FunctionInfo[] }).functions;
}

/** Calls a function. Never throws: what goes wrong is an event. */
export async function* call(
  name: string,
  body: CallBody,
  signal: AbortSignal,
): AsyncGenerator<CallEvent, void, void> {
  let status: number | null = null;
  try {
    const response = await fetch(pathOf("/call/", name), {
      method: "POST",
      headers: { "Content-Type": body.contentType },
      body: body.text,
      signal,
    });
    status = response.status;
    const isStream = (response.headers.get("Content-Type") ?? "").includes("ndjson");
    if (response.ok && isStream && response.body !== null) {
      yield* streamEvents(response.body, status);
      return;
    }
    const text = await response.text();
    yield response.ok
      ? { kind: "answer", status, text }
      : { kind: "failed", status, failure: failureOf(status, text) };
  } catch (thrown) {
    yield { kind: "failed", status, failure: failureThrown(thrown) };
  }
}

async function* streamEvents(
  body: ReadableStream<Uint8Array>,
  status: number,
): AsyncGenerator<CallEvent, void, void> {
  const splitter = new LineSplitter();
  const decoder = new TextDecoder();
  const reader = body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    const lines = done ? splitter.end() : splitter.push(decoder.decode(value, { stream: true }));
    for (const line of lines) {
      const failure = failureLine(line);
      if (failure !== null) {
        yield { kind: "failed", status, failure };
        return;
      }
      yield { kind: "line", text: line };
    }
    if (done) {
      yield { kind: "ended", status };
      return;
    }
  }
}
