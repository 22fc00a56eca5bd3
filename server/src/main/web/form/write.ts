import { compact, problemIn } from "../json/layout.ts";
import type { Draft, FieldDraft } from "./draft.ts";

/** What to change, and where. */
export interface Problem {
  readonly draft: Draft;
  readonly message: string;
}

/** One line of JSON; or why there is none, in the order of the form. */
export type Written =
  | { readonly kind: "json"; readonly json: string }
  | { readonly kind: "problems"; readonly problems: readonly Problem[] };

/** The number grammar of JSON: what a person enters is sent as it stands, never rounded. */
const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;
const INTEGER = /^-?(?:0|[1-9]\d*)$/;
const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/** The JSON of a draft. */
export function write(draft: Draft): Written {
  switch (draft.kind) {
    case "nothing":
      return json("null");
    case "text":
      return json(JSON.stringify(draft.text));
    case "flag":
      return json(String(draft.isOn));
    case "choice":
      return draft.values.includes(draft.chosen)
        ? json(JSON.stringify(draft.chosen))
        : problem(draft, "Choose one of the list.");
    case "number":
      return writeNumber(draft, draft.text.trim());
    case "bytes":
      return BASE64.test(draft.text.trim())
        ? json(JSON.stringify(draft.text.trim()))
        : problem(draft, "Enter the bytes as base64, such as aGVsbG8=.");
    case "json":
      return writeJson(draft);
    case "list":
      return joined(draft.items.map((item) => write(item)), (parts) => `[${parts.join()}]`);
    case "record": {
      const fields = draft.fields.filter((field) => !isLeftOut(field));
      return joined(fields.map(writeField), (parts) => `{${parts.join()}}`);
    }
  }
}

/** Several drafts, one a line: the body of a client stream. */
export function writeLines(drafts: readonly Draft[]): Written {
  return joined(drafts.map(write), (parts) => parts.map((part) => `${part}\n`).join(""));
}

function writeField({ info, draft }: FieldDraft): Written {
  const written = draft === null ? json("null") : write(draft);
  return written.kind === "json"
    ? json(`${JSON.stringify(info.name)}:${written.json}`)
    : written;
}

function isLeftOut({ info, draft }: FieldDraft): boolean {
  if (draft === null || draft.kind === "nothing") {
    return true;
  }
  if (info.required) {
    return false;
  }
  switch (draft.kind) {
    case "text":
      return draft.text === "";
    case "number":
    case "bytes":
    case "json":
      return draft.text.trim() === "";
    case "choice":
      return draft.chosen === "";
    case "list":
      return draft.items.length === 0;
    case "flag":
    case "record":
      return false;
  }
}

function writeNumber(draft: Draft & { kind: "number" }, text: string): Written {
  if (draft.isInteger) {
    return INTEGER.test(text)
      ? json(text)
      : problem(draft, "Enter a whole number, such as 500 or -3.");
  }
  return NUMBER.test(text) ? json(text) : problem(draft, "Enter a number, such as 2 or -0.5.");
}

function writeJson(draft: Draft & { kind: "json" }): Written {
  const text = draft.text.trim();
  if (text === "") {
    return problem(draft, 'Enter JSON, such as "hello" or {"a": 1}.');
  }
  const wrong = problemIn(text);
  if (wrong !== null) {
    return problem(draft, `This is not JSON: ${wrong}. Text needs double quotes around it.`);
  }
  if (draft.expected === "object" && !text.startsWith("{")) {
    return problem(draft, 'Enter a JSON object, such as {"a": 1}.');
  }
  return json(compact(text));
}

function joined(all: readonly Written[], join: (parts: string[]) => string): Written {
  const parts: string[] = [];
  const problems: Problem[] = [];
  for (const written of all) {
    if (written.kind === "json") {
      parts.push(written.json);
    } else {
      problems.push(...written.problems);
    }
  }
  return problems.length === 0 ? json(join(parts)) : { kind: "problems", problems };
}

function json(text: string): Written {
  return { kind: "json", json: text };
}

function problem(draft: Draft, message: string): Written {
  return { kind: "problems", problems: [{ draft, message }] };
}
