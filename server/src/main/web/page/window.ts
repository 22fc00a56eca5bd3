/**
 * A browser keeps six connections to a server that speaks HTTP/1.1, for all of its windows. Event
 * streams hold one each, so windows that nobody sees must not have any.
 */
export function whileVisible(start: () => void, stop: () => void): void {
  const follow = () => (document.visibilityState === "visible" ? start() : stop());
  document.addEventListener("visibilitychange", follow);
  window.addEventListener("pagehide", stop);
  window.addEventListener("pageshow", follow);
  follow();
}

/**
 * Of all windows of this browser, one at a time leads. Calls `lead` when it is this one's turn; the
 * function that comes back gives the turn up, or the place in the queue. Where the browser has no
 * locks (a page that came over plain HTTP from another machine) every window leads.
 */
export function takeTurns(name: string, lead: () => () => void): () => void {
  if (!("locks" in navigator)) {
    return lead();
  }
  const turn = new AbortController();
  const held = () =>
    new Promise<void>((release) => {
      const stop = lead();
      turn.signal.addEventListener("abort", () => {
        stop();
        release();
      });
    });
  navigator.locks.request(name, { signal: turn.signal }, held).catch((thrown: unknown) => {
    if (!turn.signal.aborted) {
      throw thrown;
    }
  });
  return () => turn.abort();
}
