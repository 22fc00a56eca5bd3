/** Why something did not work: the error body of the HTTP bridge. */
export interface Failure {
  readonly code: string;
  readonly message: string;
}

const NO_ANSWER: Failure = {
  code: "UNAVAILABLE",
  message: "The server does not answer. Check that it is still running, then try again.",
};

/** Reads `{"code":…,"message":…}`; null where the text is something else. */
export function failureIn(value: unknown): Failure | null {
  if (typeof value !== "object" || value === null || !("code" in value)) {
    return null;
  }
  const message = "message" in value ? value.message : "";
  return { code: String(value.code), message: String(message ?? "") };
}

/** The failure that an answer with an error status tells of. */
export function failureOf(status: number, body: string): Failure {
  try {
    const told = failureIn(JSON.parse(body));
    if (told !== null) {
      return told;
    }
  } catch {
    // not from the bridge: a proxy in between, say
  }
  return { code: `HTTP ${status}`, message: body.slice(0, 200) };
}

/** The failure behind what `fetch` threw. */
export function failureThrown(thrown: unknown): Failure {
  if (thrown instanceof DOMException && thrown.name === "AbortError") {
    return { code: "CANCELLED", message: "Stopped." };
  }
  if (thrown instanceof DOMException && thrown.name === "TimeoutError") {
    return { code: "DEADLINE_EXCEEDED", message: "The server took too long to answer. Try again." };
  }
  if (thrown instanceof TypeError) {
    return NO_ANSWER;
  }
  return { code: "INTERNAL", message: thrown instanceof Error ? thrown.message : String(thrown) };
}
