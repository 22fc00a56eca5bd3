import { execFileSync } from "node:child_process";
import fc from "fast-check";
import { expect, test } from "vitest";
import { curlCommand, jackfieldCommand, quote } from "../../server/src/main/web/page/commands.ts";
import { info } from "./forms.ts";

const PLACE = { origin: "http://127.0.0.1:7070" };
const JSON_BODY = { contentType: "application/json", text: '"hi"' };
const LINES = { contentType: "application/x-ndjson", text: "1\n2\n" };

test("saysTheSameCallWithCurl", () => {
  expect(curlCommand(PLACE, info(), JSON_BODY)).toBe(
    `curl http://127.0.0.1:7070/call/demo/echo/unary -H 'Content-Type: application/json' -d '"hi"'`,
  );
});

test("pipesSeveralMessages", () => {
  const collect = info({ name: "demo/echo/collect", shape: "CLIENT_STREAM" });
  expect(curlCommand(PLACE, collect, LINES)).toMatch(/^printf '%s\\n' '1' '2' \| curl .* @-$/);
  expect(jackfieldCommand(PLACE, collect, LINES)).toBe(
    "printf '%s\\n' '1' '2' | ./jackfield call demo/echo/collect -",
  );
});

test("callsBothWaysWithCurlOnly", () => {
  const chat = info({ name: "demo/echo/chat", shape: "BIDIRECTIONAL" });
  expect(curlCommand(PLACE, chat, LINES)).toContain("curl -N --http2-prior-knowledge http://");
  expect(curlCommand({ origin: "https://board" }, chat, LINES)).toContain("--http2 https://");
  expect(jackfieldCommand(PLACE, chat, LINES)).toBeNull();
});

test("namesTheServerWhereItIsNotTheStandardOne", () => {
  expect(jackfieldCommand({ origin: "http://127.0.0.1:8080" }, info(), JSON_BODY)).toBe(
    `./jackfield call demo/echo/unary '"hi"' --server http://127.0.0.1:8080`,
  );
});

test("quotesAnythingForAShell", () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom("'", '"', "\\", "$", "`", "!", " ", "a") }), (text) => {
      expect(execFileSync("sh", ["-c", `printf %s ${quote(text)}`]).toString()).toBe(text);
    }),
    { seed: 7070, numRuns: 25 },
  );
});
