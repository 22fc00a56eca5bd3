import type { FeedState } from "../board/feed.ts";

/** Shows the state of a connection: words for everyone, a colour for those who see it. */
export function showState(target: HTMLElement, state: FeedState): void {
  const text = words(state);
  // the same words again would be read out again
  if (target.textContent !== text) {
    target.dataset["state"] = state.kind;
    target.textContent = text;
  }
}

function words(state: FeedState): string {
  switch (state.kind) {
    case "connecting":
      return "Connecting…";
    case "live":
      return "Live";
    case "waiting":
      return state.reason === "" ? "Reconnecting…" : `Reconnecting: ${state.reason}`;
  }
}
