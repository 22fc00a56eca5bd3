import type { CallBody } from "../board/client.ts";
import type { FunctionInfo } from "../board/types.ts";
import { type Draft, draftOf, type ListDraft } from "./draft.ts";
import { type Problem, write, writeLines } from "./write.ts";

/** What goes into a call: one message, raw bytes, or several messages. */
export type Request =
  | { readonly kind: "message"; readonly draft: Draft }
  | { readonly kind: "raw"; readonly draft: Draft & { kind: "text" } }
  | { readonly kind: "messages"; readonly drafts: ListDraft };

export type Prepared =
  | { readonly kind: "body"; readonly body: CallBody }
  | { readonly kind: "problems"; readonly problems: readonly Problem[] };

/** The request that a function takes, not yet filled in. */
export function requestOf(info: FunctionInfo): Request {
  if (info.shape === "CLIENT_STREAM" || info.shape === "BIDIRECTIONAL") {
    const newItem = () => draftOf(info.input);
    return { kind: "messages", drafts: { kind: "list", items: [newItem(), newItem()], newItem } };
  }
  return info.encoding === "JSON"
    ? { kind: "message", draft: draftOf(info.input) }
    : { kind: "raw", draft: { kind: "text", text: "hello" } };
}

/** The body to send; or what is still to be changed. */
export function prepare(request: Request): Prepared {
  if (request.kind === "raw") {
    return body("application/octet-stream", request.draft.text);
  }
  const isStream = request.kind === "messages";
  const written = isStream ? writeLines(request.drafts.items) : write(request.draft);
  return written.kind === "problems"
    ? written
    : body(isStream ? "application/x-ndjson" : "application/json", written.json);
}

function body(contentType: string, text: string): Prepared {
  return { kind: "body", body: { contentType, text } };
}
