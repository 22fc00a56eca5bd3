/**
 * Lays JSON text out anew without reading its values, so that numbers stay as they were written:
 * `JSON.parse` would round 9007199254740993.
 */

/** Strings, brackets, commas and colons, and what stands between them (numbers and literals). */
const TOKEN = /"(?:[^"\\]|\\.)*"|[[\]{},:]|[^\s"[\]{},:]+/gs;

/** On one line, without white space between tokens. The text must be JSON. */
export function compact(json: string): string {
  return (json.match(TOKEN) ?? []).join("");
}

/** On many lines, two spaces a level. The text must be JSON. */
export function indent(json: string): string {
  const tokens = json.match(TOKEN) ?? [];
  let depth = 0;
  let out = "";
  tokens.forEach((token, index) => {
    const isEmpty = isClosing(tokens[index + 1]);
    if (token === "{" || token === "[") {
      depth++;
      out += isEmpty ? token : token + lineBreak(depth);
    } else if (isClosing(token)) {
      depth--;
      const before = tokens[index - 1];
      out += before === "{" || before === "[" ? token : lineBreak(depth) + token;
    } else if (token === ",") {
      out += token + lineBreak(depth);
    } else {
      out += token === ":" ? ": " : token;
    }
  });
  return out;
}

/** Whether it is JSON; the browser's own words on what is wrong where it is not. */
export function problemIn(text: string): string | null {
  try {
    JSON.parse(text);
    return null;
  } catch (thrown) {
    return thrown instanceof Error ? thrown.message : String(thrown);
  }
}

function isClosing(token: string | undefined): boolean {
  return token === "}" || token === "]";
}

function lineBreak(depth: number): string {
  return "\n" + "  ".repeat(depth);
}
