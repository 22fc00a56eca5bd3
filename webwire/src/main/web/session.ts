import { protocolError } from "./errors.ts";
import { parseJson, utf8Text } from "./payload.ts";

/** A session as the server told it. Frozen, all the way down. */
export interface Session {
  /** Whoever knows the key can restore the session: do not log or show it. */
  readonly key: string;
  /** When the server created it; to the millisecond. */
  readonly created: Date;
  /** When it was last restored before now; null if the server has not noted that yet. */
  readonly lastLookup: Date | null;
  /** What the server says about it, as JSON; empty if nothing. */
  readonly info: Readonly<Record<string, unknown>>;
}

/**
 * Reads the JSON session object (specification 8.3). Members come in any order; unknown ones are ignored.
 *
 * @throws {@link WebWireError} of kind `protocol` if it is no session
 */
export function parseSession(json: Uint8Array): Session {
  const value = parseJson(utf8Text(json), (_, member) => Object.freeze(member));
  if (!isObject(value)) {
    throw protocolError("A session is a JSON object");
  }
  const { k: key, c: created, l: lastLookup, i: info } = value;
  if (typeof key !== "string" || key === "") {
    throw protocolError("The session has no key (member k)");
  }
  if (info !== undefined && info !== null && !isObject(info)) {
    throw protocolError("The information of a session (member i) is an object");
  }
  const lookup = lastLookup === undefined ? null : timeOf("l", lastLookup);
  return Object.freeze({
    key,
    created: timeOf("c", created),
    lastLookup: lookup === null || lookup.getTime() === UNSET ? null : lookup,
    info: info ?? Object.freeze({}),
  });
}

/** How the servers in Go write a time that was never set. */
const UNSET = Date.parse("0001-01-01T00:00:00Z");

/** RFC 3339 with up to nine digits of a second; `Date` is bound to understand only three. */
const TIME = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:(\.\d{1,3})\d{0,6})?(Z|[+-]\d\d:\d\d)$/;

function timeOf(member: string, value: unknown): Date {
  const parts = typeof value === "string" ? TIME.exec(value) : null;
  const time = new Date(parts === null ? Number.NaN : `${parts[1]}${(parts[2] ?? ".0").padEnd(4, "0")}${parts[3]}`);
  if (Number.isNaN(time.getTime())) {
    throw protocolError(`The session has no time in member ${member} as in 2018-06-13T12:30:45Z`);
  }
  return time;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
