import type { FieldInfo, RecordInfo, TypeInfo } from "../board/types.ts";

/**
 * What a person has entered so far for a value of some type: the state behind a form. A view shows
 * and changes it, `write` makes JSON of it. Neither knows the other.
 */
export type Draft =
  | { readonly kind: "nothing" }
  | { readonly kind: "text"; text: string }
  | { readonly kind: "number"; readonly isInteger: boolean; text: string }
  | { readonly kind: "bytes"; text: string }
  | { readonly kind: "flag"; isOn: boolean }
  | { readonly kind: "choice"; readonly values: readonly string[]; chosen: string }
  | { readonly kind: "json"; readonly expected: "any" | "object"; text: string }
  | ListDraft
  | RecordDraft;

export interface ListDraft {
  readonly kind: "list";
  readonly items: Draft[];
  /** A new element, not yet among the items. */
  readonly newItem: () => Draft;
}

export interface RecordDraft {
  readonly kind: "record";
  readonly fields: readonly FieldDraft[];
}

export interface FieldDraft {
  readonly info: FieldInfo;
  /** Null: the field is left out. Records in optional fields begin so, others are left out by being empty. */
  draft: Draft | null;
  readonly newDraft: () => Draft;
}

/** Deeper than this, a value is entered as JSON: a type that requires itself would never end. */
const MAX_DEPTH = 12;

type Records = ReadonlyMap<string, RecordInfo>;

/** The form for a value of this type, with values to begin with that make a first try work. */
export function draftOf(type: TypeInfo): Draft {
  return requiredDraft(type, new Map(), 0);
}

function requiredDraft(type: TypeInfo, records: Records, depth: number): Draft {
  switch (type.kind) {
    case "nothing":
      return { kind: "nothing" };
    case "any":
      return { kind: "json", expected: "any", text: '"hello"' };
    case "map":
      return { kind: "json", expected: "object", text: "{}" };
    case "boolean":
      return { kind: "flag", isOn: false };
    case "integer":
    case "number":
      return { kind: "number", isInteger: type.kind === "integer", text: "1" };
    case "string":
      return { kind: "text", text: "" };
    case "bytes":
      return { kind: "bytes", text: "" };
    case "enum":
      return { kind: "choice", values: type.values, chosen: type.values[0] ?? "" };
    case "list": {
      const newItem = () => requiredDraft(type.element, records, depth + 1);
      return { kind: "list", items: depth < MAX_DEPTH ? [newItem()] : [], newItem };
    }
    case "record":
      return depth < MAX_DEPTH ? recordDraft(type, records, depth) : anyObject();
    case "reference": {
      const known = records.get(type.name);
      return known === undefined ? anyObject() : requiredDraft(known, records, depth + 1);
    }
  }
}

function recordDraft(type: RecordInfo, outer: Records, depth: number): RecordDraft {
  const records = new Map(outer).set(type.name, type);
  return {
    kind: "record",
    fields: type.fields.map((info) => {
      const newDraft = () => requiredDraft(info.type, records, depth + 1);
      return { info, newDraft, draft: info.required ? newDraft() : emptyDraft(info, newDraft) };
    }),
  };
}

/** An optional field begins without a value. */
function emptyDraft(info: FieldInfo, newDraft: () => Draft): Draft | null {
  if (info.type.kind === "record" || info.type.kind === "reference") {
    return null;
  }
  const draft = newDraft();
  switch (draft.kind) {
    case "text":
    case "number":
    case "bytes":
    case "json":
      draft.text = "";
      return draft;
    case "choice":
      draft.chosen = "";
      return draft;
    case "list":
      draft.items.length = 0;
      return draft;
    case "nothing":
    case "flag":
    case "record":
      return draft;
  }
}

function anyObject(): Draft {
  return { kind: "json", expected: "object", text: "{}" };
}
