import type { Failure } from "../../../../../webwire/src/main/web/index.ts";

/** Why something cannot be done at the moment. */
export const NOT_CONNECTED = "There is no connection right now.";

/** Whether the server may have done what it was asked, although nobody said so. */
export function isUncertain(error: unknown): boolean {
  const kind = failureIn(error)?.kind;
  return kind === "disconnected" || kind === "timeout";
}

/** Why a request failed, for people. */
export function reasonOf(error: unknown): string {
  const failure = failureIn(error);
  switch (failure?.kind) {
    case "request":
      return sentence(failure.text === "" ? failure.code : failure.text);
    case "disconnected":
      return "The connection was lost before the server answered.";
    case "timeout":
      return "The server took too long to answer.";
    case "serverShutdown":
      return "The server is shutting down. Try again in a moment.";
    case "internal":
      return "The server failed; its log says why.";
    case "bufferOverflow":
      return "It is longer than the server takes.";
    default:
      return sentence(error instanceof Error ? error.message : String(error));
  }
}

/** The class itself comes with the module that the server serves, and is not here. */
function failureIn(error: unknown): Failure | null {
  return error instanceof Error && "failure" in error ? (error.failure as Failure) : null;
}

function sentence(text: string): string {
  const begun = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.!?]$/.test(begun) ? begun : `${begun}.`;
}
