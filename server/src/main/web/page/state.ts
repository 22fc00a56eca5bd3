import type { FeedState } from "../board/feed.ts";

/** Shows the state of a connection: a word for everyone, a colour for those who see it. */
export function showState(target: HTMLElement, state: FeedState): void {
  if (target.dataset["state"] === state.kind && target.title === reason(state)) {
    return;
  }
  target.dataset["state"] = state.kind;
  target.title = reason(state);
  target.textContent = words(state);
}

function words(state: FeedState): string {
  switch (state.kind) {
    case "connecting":
      return "Connecting…";
    case "live":
      return "Live";
    case "waiting":
      return "Reconnecting…";
  }
}

function reason(state: FeedState): string {
  return state.kind === "waiting" ? state.reason : "";
}
