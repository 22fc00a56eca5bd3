import type { Shape } from "../board/types.ts";

/** How many messages go in and come out, in a glance and in words. */
export const SHAPES: Readonly<Record<Shape, { readonly sign: string; readonly words: string }>> = {
  UNARY: { sign: "1 → 1", words: "one message in, one out" },
  CLIENT_STREAM: { sign: "n → 1", words: "many messages in, one out" },
  SERVER_STREAM: { sign: "1 → n", words: "one message in, many out" },
  BIDIRECTIONAL: { sign: "n ⇄ n", words: "many messages both ways" },
};
