import fc from "fast-check";
import { expect, test } from "vitest";
import { failureOf, failureThrown } from "../../server/src/main/web/board/failure.ts";
import { failureLine } from "../../server/src/main/web/board/lastline.ts";
import { LineSplitter } from "../../server/src/main/web/board/lines.ts";
import { pathOf } from "../../server/src/main/web/board/path.ts";
import { Sequence } from "../../server/src/main/web/board/sequence.ts";

test("joinsLinesHoweverTheChunksFall", () => {
  fc.assert(
    fc.property(fc.array(fc.stringMatching(/^[a-z{}" ]*[a-z]$/)), fc.nat(9), (lines, size) => {
      const text = lines.join("\n");
      const splitter = new LineSplitter();
      const seen: string[] = [];
      for (let at = 0; at < text.length; at += size + 1) {
        seen.push(...splitter.push(text.slice(at, at + size + 1)));
      }
      seen.push(...splitter.end());
      expect(seen).toEqual(lines.map((line) => line.trim()));
    }),
    { seed: 7070 },
  );
});

test("keepsNamesWholeInAUrl", () => {
  expect(pathOf("/call/", "plugin/why?/a%2Fb#1")).toBe("/call/plugin/why%3F/a%2Fb%231");
});

test("refusesALineWithoutEnd", () => {
  const splitter = new LineSplitter(10);
  expect(() => splitter.push("x".repeat(11))).toThrow(RangeError);
});

test("tellsTheErrorThatEndsAStreamFromAMessageThatMentionsIt", () => {
  const error = '{"jackfield-error":{"code":"ABORTED","message":"enough"}}';
  expect(failureLine(error)).toEqual({ code: "ABORTED", message: "enough" });
  expect(failureLine('"jackfield-error"')).toBeNull();
  expect(failureLine('{"jackfield-error":{"code":"OK"},"more":1}')).toBeNull();
});

test("readsErrorsOfTheServerAndOfWhateverStandsBetween", () => {
  expect(failureOf(404, '{"code":"NOT_FOUND","message":"no such function"}')).toEqual({
    code: "NOT_FOUND",
    message: "no such function",
  });
  expect(failureOf(502, "<html>")).toEqual({ code: "HTTP 502", message: "<html>" });
});

test("saysWhatToDoWhenTheServerIsGone", () => {
  expect(failureThrown(new TypeError("Failed to fetch")).message).toContain("still running");
  expect(failureThrown(new DOMException("", "AbortError")).code).toBe("CANCELLED");
});

test("noticesRepeatsGapsAndRestarts", () => {
  const sequence = new Sequence();
  expect(sequence.place("5-1").kind).toBe("next");
  expect(sequence.place("5-2").kind).toBe("next");
  expect(sequence.place("5-2").kind).toBe("repeated");
  expect(sequence.place("5-5")).toEqual({ kind: "after-gap", missed: 2 });
  expect(sequence.place("-6-1").kind).toBe("after-restart");
  expect(sequence.place("-6-2").kind).toBe("next");
  expect(sequence.place("").kind).toBe("next");
});

test("countsBeyondWhatANumberHolds", () => {
  const sequence = new Sequence();
  sequence.place("1-9007199254740992");
  expect(sequence.place("1-9007199254740993").kind).toBe("next");
});
