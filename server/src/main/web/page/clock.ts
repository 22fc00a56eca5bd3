import { Feed, type FeedState } from "../board/feed.ts";
import { byId } from "../dom/element.ts";
import { showState } from "./state.ts";
import { takeTurns, whileVisible } from "./window.ts";

const TOPIC = "demo/clock";
/** Older than this, the time on show is no longer the server's. */
const STALE_MILLIS = 4_000;
const CHANNEL = "jackfield-clock";

type Tick = { readonly time: string } | { readonly state: FeedState };

/** Shows the server's clock. One window of a browser follows it and tells the others. */
export function startClock(): void {
  const view = new ClockView();
  const channel = new BroadcastChannel(CHANNEL);
  channel.onmessage = (event: MessageEvent<Tick>) => view.show(event.data);
  let stop: (() => void) | null = null;
  whileVisible(
    () => {
      stop ??= takeTurns(CHANNEL, () => {
        const tell = (tick: Tick) => {
          view.show(tick);
          channel.postMessage(tick);
        };
        const feed = new Feed(TOPIC, 1, {
          state: (state) => tell({ state }),
          message: (data) => tell({ time: timeIn(data) }),
        });
        feed.open();
        return () => feed.close();
      });
    },
    () => {
      stop?.();
      stop = null;
    },
  );
}

class ClockView {
  private readonly time = byId("clock-time", HTMLTimeElement);
  private readonly date = byId("clock-date", HTMLElement);
  private readonly state = byId("clock-state", HTMLElement);
  private stale: ReturnType<typeof setTimeout> | undefined;

  show(tick: Tick): void {
    if ("state" in tick) {
      // "live" is said by the first tick: an open connection alone shows no time yet
      if (tick.state.kind !== "live") {
        showState(this.state, tick.state);
      }
      return;
    }
    const [date, clock] = tick.time.replace("Z", "").split("T");
    this.time.dateTime = tick.time;
    this.time.textContent = clock ?? tick.time;
    this.date.textContent = `${date ?? ""} UTC`;
    showState(this.state, { kind: "live" });
    clearTimeout(this.stale);
    this.stale = setTimeout(
      () => showState(this.state, { kind: "waiting", reason: "" }),
      STALE_MILLIS,
    );
  }
}

function timeIn(data: string): string {
  return String((JSON.parse(data) as { time?: unknown }).time ?? "");
}
