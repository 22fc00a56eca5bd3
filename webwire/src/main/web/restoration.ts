import type { Calls } from "./calls.ts";
import type { Connection } from "./connection.ts";
import { encode } from "./encode.ts";
import { disconnectedError, WebWireError } from "./errors.ts";
import type { Logger } from "./options.ts";
import type { Payload } from "./payload.ts";
import { parseSession } from "./session.ts";
import type { Sessions } from "./sessions.ts";

/**
 * Brings the session back on a new connection, or finds that it is gone; without a key there is nothing to do. Rejects if
 * the connection is to be given up because another one may do better.
 */
export async function restoreSession(connection: Connection, calls: Calls, sessions: Sessions, logger: Logger): Promise<void> {
  const key = sessions.keyToRestore();
  if (key === null) {
    return;
  }
  const operation = calls.begin<Payload>("Restoring the session");
  calls.send(connection, encode({ kind: "restoreSession", identifier: 0n, key }), operation);
  try {
    const session = parseSession((await operation.promise).bytes);
    if (sessions.keyToRestore() !== key) {
      throw disconnectedError("The session was closed while it was restored; another connection does without");
    }
    sessions.begin(session);
  } catch (error) {
    notRestored(error, sessions, logger);
  }
}

function notRestored(error: unknown, sessions: Sessions, logger: Logger): void {
  switch (error instanceof WebWireError ? error.kind : null) {
    case "timeout":
    case "disconnected":
    case "serverShutdown":
    case "overloaded":
      throw error;
    case "sessionNotFound":
    case "sessionsDisabled":
      sessions.forget();
      break;
    default:
      // too many connections, or the server failed: it may work next time
      logger.warn("The session could not be restored; its key is kept", error);
  }
  sessions.missed();
}
