import { expect, test } from "vitest";
import { linkState } from "../../../server/src/main/web/chat/link.ts";
import { type StatusChange, WebWireError } from "../../../webwire/src/main/web/index.ts";

const lost = new WebWireError({ kind: "disconnected" }, "cut");
const foreign = new WebWireError({ kind: "incompatibleVersion", major: 3, minor: 0 }, "it speaks 3.0");

test.each<[StatusChange, object]>([
  [{ status: "connecting", cause: null }, { kind: "connecting" }],
  [{ status: "connecting", cause: lost }, { kind: "waiting", reason: "" }],
  [{ status: "connected", cause: null }, { kind: "live" }],
  [{ status: "disconnected", cause: foreign }, { kind: "waiting", reason: "it speaks 3.0" }],
  [{ status: "closed", cause: null }, { kind: "waiting", reason: "reload the page" }],
])("shows %j", (change, state) => {
  expect(linkState(change)).toEqual(state);
});
