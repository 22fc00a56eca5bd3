/** Stops a timer; does nothing once it has fired or was stopped. */
export type Cancel = () => void;

/** Runs `task` once, after that many milliseconds. Tests pass their own. */
export type Timer = (millis: number, task: () => void) => Cancel;

/** The longest wait of `setTimeout`; anything longer would fire at once. */
const MAX_MILLIS = 0x7fff_ffff;

/** `setTimeout`. Waits longer than 24.8 days are cut to that. */
export const browserTimer: Timer = (millis, task) => {
  const handle = setTimeout(task, Math.min(millis, MAX_MILLIS));
  return () => clearTimeout(handle);
};
