import { expect, test } from "vitest";
import { type Draft, draftOf } from "../../server/src/main/web/form/draft.ts";
import { write } from "../../server/src/main/web/form/write.ts";
import { field, record } from "./forms.ts";

const STRING = { kind: "string" } as const;

function jsonOf(draft: Draft): unknown {
  const written = write(draft);
  return written.kind === "json" ? JSON.parse(written.json) : written;
}

function asRecord(draft: Draft) {
  if (draft.kind !== "record") throw new Error(`is ${draft.kind}`);
  return draft;
}

test("beginsWithValuesThatCanBeSentAtOnce", () => {
  const type = record(
    "Everything",
    field("text", STRING),
    field("whole", { kind: "integer" }),
    field("flag", { kind: "boolean" }),
    field("any", { kind: "any" }),
    field("map", { kind: "map", value: STRING }),
    field("choice", { kind: "enum", name: "Side", values: ["LEFT", "RIGHT"] }),
    field("list", { kind: "list", element: { kind: "number" } }),
    field("inner", record("Inner", field("bytes", { kind: "bytes" }))),
  );
  expect(jsonOf(draftOf(type))).toEqual({
    text: "",
    whole: 1,
    flag: false,
    any: "hello",
    map: {},
    choice: "LEFT",
    list: [1],
    inner: { bytes: "" },
  });
});

test("leavesOptionalFieldsOutUntilTheyAreFilledIn", () => {
  const type = record(
    "Sparse",
    field("text", STRING, false),
    field("whole", { kind: "integer" }, false),
    field("any", { kind: "any" }, false),
    field("choice", { kind: "enum", name: "Side", values: ["LEFT"] }, false),
    field("list", { kind: "list", element: STRING }, false),
    field("inner", record("Inner", field("text", STRING)), false),
  );
  const draft = asRecord(draftOf(type));
  expect(jsonOf(draft)).toEqual({});
  const [text, , , , list, inner] = draft.fields;
  if (text?.draft?.kind === "text") text.draft.text = "here";
  if (list?.draft?.kind === "list") list.draft.items.push(list.draft.newItem());
  if (inner !== undefined) inner.draft = inner.newDraft();
  expect(jsonOf(draft)).toEqual({ text: "here", list: [""], inner: { text: "" } });
});

test("followsReferencesAsFarAsAPersonOpensThem", () => {
  const person = record(
    "Person",
    field("name", STRING),
    field("parent", { kind: "reference", name: "Person" }, false),
  );
  const draft = asRecord(draftOf(person));
  const parent = draft.fields[1];
  expect(parent?.draft).toBeNull();
  if (parent !== undefined) parent.draft = parent.newDraft();
  expect(jsonOf(draft)).toEqual({ name: "", parent: { name: "" } });
});

test("endsATypeThatRequiresItselfWithJson", () => {
  const endless = record("Endless", field("next", { kind: "reference", name: "Endless" }));
  const nested = JSON.stringify(jsonOf(draftOf(endless)));
  expect(nested.startsWith('{"next":{"next":')).toBe(true);
  expect(nested).toContain("{}");
});

test("takesAReferenceToNothingAsAnyObject", () => {
  expect(draftOf({ kind: "reference", name: "Lost" })).toMatchObject({
    kind: "json",
    expected: "object",
  });
});
