import type { CallBody } from "../board/client.ts";
import { pathOf } from "../board/path.ts";
import type { FunctionInfo } from "../board/types.ts";

/** Where the server is, as the page was reached. */
export interface Place {
  /** Such as `http://127.0.0.1:7070`. */
  readonly origin: string;
}

/** Where the command line looks for a server that it is not told of. */
const STANDARD_SERVER = "http://127.0.0.1:7070";

/** The same call with curl. */
export function curlCommand(place: Place, info: FunctionInfo, body: CallBody): string {
  const url = `${place.origin}${pathOf("/call/", info.name)}`;
  const type = `-H ${quote(`Content-Type: ${body.contentType}`)}`;
  switch (info.shape) {
    case "UNARY":
      return `curl ${url} ${type} -d ${quote(body.text)}`;
    case "SERVER_STREAM":
      return `curl -N ${url} ${type} -d ${quote(body.text)}`;
    case "CLIENT_STREAM":
      return `${printLines(body)} | curl ${url} ${type} --data-binary @-`;
    case "BIDIRECTIONAL": {
      // over TLS the two sides agree on HTTP/2, else curl must know
      const http2 = place.origin.startsWith("https:") ? "--http2" : "--http2-prior-knowledge";
      return `${printLines(body)} | curl -N ${http2} ${url} ${type} --data-binary @-`;
    }
  }
}

/** The same call with the command line of Jackfield; null where it cannot speak both ways at once. */
export function jackfieldCommand(place: Place, info: FunctionInfo, body: CallBody): string | null {
  if (info.shape === "BIDIRECTIONAL") {
    return null;
  }
  const command = `./jackfield call ${info.name}`;
  const server = place.origin === STANDARD_SERVER ? "" : ` --server ${place.origin}`;
  return info.shape === "CLIENT_STREAM"
    ? `${printLines(body)} | ${command} -${server}`
    : `${command} ${quote(body.text)}${server}`;
}

/** For a POSIX shell: what stands between single quotes is taken as it is. */
export function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

function printLines(body: CallBody): string {
  const lines = body.text.split("\n").filter((line) => line !== "");
  return `printf '%s\\n' ${lines.map(quote).join(" ")}`.trimEnd();
}
