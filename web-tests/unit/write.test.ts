import fc from "fast-check";
import { expect, test } from "vitest";
import type { TypeInfo } from "../../server/src/main/web/board/types.ts";
import { type Draft, draftOf } from "../../server/src/main/web/form/draft.ts";
import { write, writeLines } from "../../server/src/main/web/form/write.ts";

function messages(draft: Draft): string[] {
  const written = write(draft);
  return written.kind === "problems" ? written.problems.map((problem) => problem.message) : [];
}

test("sendsNumbersAsTheyWereEntered", () => {
  for (const text of ["9007199254740993", "-0", "0.10", "1e400"]) {
    expect(write({ kind: "number", isInteger: false, text })).toEqual({ kind: "json", json: text });
  }
});

test.each(["", "1.5", "1e3", "07", "+1", "ten", "0x10"])("saysThat«%s»IsNotAWholeNumber", (text) => {
  expect(messages({ kind: "number", isInteger: true, text })).toEqual([
    "Enter a whole number, such as 500 or -3.",
  ]);
});

test("saysWhatIsWrongWithJson", () => {
  expect(messages({ kind: "json", expected: "any", text: "hello" })[0]).toContain("not JSON");
  expect(messages({ kind: "json", expected: "any", text: " " })[0]).toContain("Enter JSON");
  expect(messages({ kind: "json", expected: "object", text: "[1]" })[0]).toContain("JSON object");
});

test("takesOnlyBase64ForBytes", () => {
  expect(write({ kind: "bytes", text: "aGVsbG8=" })).toEqual({ kind: "json", json: '"aGVsbG8="' });
  expect(messages({ kind: "bytes", text: "aGVsbG8" })).toHaveLength(1);
});

test("namesEveryProblemInTheOrderOfTheForm", () => {
  const bad = (text: string): Draft => ({ kind: "number", isInteger: true, text });
  const items = [bad("a"), bad("1"), bad("b")];
  const written = write({ kind: "list", items, newItem: () => bad("") });
  expect(written.kind === "problems" && written.problems.map((problem) => problem.draft)).toEqual([
    items[0],
    items[2],
  ]);
});

test("writesOneMessageALine", () => {
  const drafts: Draft[] = [
    { kind: "json", expected: "any", text: '{\n "a": "x y"\n}' },
    { kind: "text", text: "two\nlines" },
  ];
  expect(writeLines(drafts)).toEqual({ kind: "json", json: '{"a":"x y"}\n"two\\nlines"\n' });
});

const type: fc.Arbitrary<TypeInfo> = fc.letrec<{ type: TypeInfo }>((tie) => ({
  type: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom("nothing", "any", "boolean", "integer", "number", "string", "bytes").map(
      (kind): TypeInfo => ({ kind }),
    ),
    fc.record({ kind: fc.constant("list" as const), element: tie("type") }),
    fc.record({ kind: fc.constant("map" as const), value: tie("type") }),
    fc.record({ kind: fc.constant("reference" as const), name: fc.constantFrom("A", "B") }),
    fc.record({
      kind: fc.constant("enum" as const),
      name: fc.constant("E"),
      values: fc.array(fc.string(), { minLength: 1, maxLength: 3 }),
    }),
    fc.record({
      kind: fc.constant("record" as const),
      name: fc.constantFrom("A", "B"),
      description: fc.string(),
      fields: fc.array(
        fc.record({
          name: fc.string(),
          type: tie("type"),
          required: fc.boolean(),
          description: fc.string(),
        }),
        { maxLength: 3 },
      ),
    }),
  ),
})).type;

test("makesJsonOfAnyUntouchedForm", () => {
  fc.assert(
    fc.property(type, (any) => {
      const written = write(draftOf(any));
      expect(written.kind).toBe("json");
      if (written.kind === "json") {
        JSON.parse(written.json);
        expect(written.json).not.toContain("\n");
      }
    }),
    { seed: 7070, numRuns: 300 },
  );
});

test("makesJsonOrAProblemOfWhateverIsEntered", () => {
  const draft = fc.oneof(
    fc.record({ kind: fc.constant("text" as const), text: fc.string({ unit: "binary" }) }),
    fc.record({
      kind: fc.constant("number" as const),
      isInteger: fc.boolean(),
      text: fc.oneof(fc.string(), fc.double().map(String), fc.bigInt().map(String)),
    }),
    fc.record({ kind: fc.constant("bytes" as const), text: fc.oneof(fc.string(), fc.base64String()) }),
    fc.record({
      kind: fc.constant("json" as const),
      expected: fc.constantFrom("any" as const, "object" as const),
      text: fc.oneof(fc.string(), fc.json()),
    }),
  );
  fc.assert(
    fc.property(draft, (entered) => {
      const written = write(entered);
      if (written.kind === "json") {
        JSON.parse(written.json);
      } else {
        expect(written.problems[0]?.draft).toBe(entered);
      }
    }),
    { seed: 7070, numRuns: 1000 },
  );
});
