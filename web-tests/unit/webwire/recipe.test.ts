import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Payload } from "../../../webwire/src/main/web/index.ts";
import { FakeSocket } from "./fakesocket.ts";
import { settled } from "./virtualtime.ts";

/** What the recipe tells the author of a page to write. */
interface Snippet {
  logIn(name: string, password: string): Promise<string>;
  logOut(): Promise<void>;
}

const ROOT = join(import.meta.dirname, "../../..");
const FOLDER = join(ROOT, "web-tests/target/recipes");
const RECIPE = readFileSync(join(ROOT, "docs/recipes/login-that-survives-a-restart.md"), "utf8");
const SESSION = '{"k":"key","c":"2026-01-01T00:00:00Z","i":{"name":"Ada"}}';

const sockets: FakeSocket[] = [];
const stored = new Map<string, string>();
const page = { title: "" };

beforeEach(() => {
  vi.stubGlobal("location", { href: "http://127.0.0.1:7070/" });
  vi.stubGlobal("document", page);
  vi.stubGlobal("localStorage", {
    getItem: (name: string) => stored.get(name) ?? null,
    setItem: (name: string, value: string) => void stored.set(name, value),
    removeItem: (name: string) => void stored.delete(name),
  });
  vi.stubGlobal(
    "WebSocket",
    class extends FakeSocket {
      constructor(url: string) {
        super(url);
        sockets.push(this);
      }
    },
  );
});

afterEach(() => vi.unstubAllGlobals());

/** The socket of the latest visit, to a server that has said hello. */
async function connected(): Promise<FakeSocket> {
  const socket = sockets.at(-1);
  if (socket === undefined) {
    throw new Error("the page has not connected");
  }
  await socket.accept();
  return socket;
}

/** Loads the page anew. */
async function visit(): Promise<Snippet> {
  vi.resetModules();
  return (await import(/* @vite-ignore */ `${FOLDER}/login.ts?${sockets.length}`)) as Snippet;
}

test("theRecipeCompilesAndLogsInOnce", async () => {
  const [, source] = /^```ts\n(.*?)^```$/ms.exec(RECIPE) ?? [];
  mkdirSync(FOLDER, { recursive: true });
  const client = '"../../../webwire/src/main/web/index.ts"';
  writeFileSync(join(FOLDER, "login.ts"), (source ?? "").replace('"/jackfield/webwire.js"', client));
  writeFileSync(
    join(FOLDER, "tsconfig.json"),
    JSON.stringify({ extends: "../../../server/src/main/web/tsconfig.json", include: ["login.ts"] }),
  );
  execFileSync(join(ROOT, "web-tests/node_modules/.bin/tsc"), ["-p", FOLDER], { stdio: "inherit" });

  let snippet = await visit();
  let socket = await connected();
  const refused = snippet.logIn("Ada", "wrong");
  await settled();
  expect(socket.latest).toMatchObject({ name: "login", payload: Payload.json({ name: "Ada", password: "wrong" }) });
  await socket.tell({ kind: "errorReply", identifier: socket.latestIdentifier, code: "REFUSED", text: "no" });
  expect(await refused).toBe("no");
  const taken = snippet.logIn("Ada", "open Ada");
  await settled();
  await socket.tell({ kind: "sessionCreated", session: Payload.utf8(SESSION).bytes });
  await socket.tell({ kind: "reply", identifier: socket.latestIdentifier, payload: Payload.utf8("") });
  expect([await taken, page.title]).toEqual(["", "Hello, Ada"]);

  page.title = "";
  snippet = await visit();
  socket = await connected();
  expect(socket.latest).toMatchObject({ kind: "restoreSession", key: "key" });
  await socket.tell({ kind: "reply", identifier: socket.latestIdentifier, payload: Payload.utf8(SESSION) });
  expect(page.title).toBe("Hello, Ada");

  const left = snippet.logOut();
  await settled();
  await socket.tell({ kind: "sessionClosed" });
  await socket.tell({ kind: "reply", identifier: socket.latestIdentifier, payload: Payload.utf8("") });
  await left;
  expect([page.title, stored.size]).toEqual(["Please log in", 0]);
});
