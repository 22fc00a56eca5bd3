import { listFunctions } from "../board/client.ts";
import type { FunctionInfo } from "../board/types.ts";
import { FunctionCard } from "./card.ts";
import { byId, element } from "../dom/element.ts";

/** Where there is room beside the chat, one function stands open, to show what there is to do. */
const WIDE = "(min-width: 60rem)";

/** The list of functions. Reloading keeps what was entered, as long as the function is the same. */
export class FunctionList {
  private readonly list = byId("function-list", HTMLElement);
  private readonly problem = byId("functions-problem", HTMLElement);
  private cards = new Map<string, FunctionCard>();
  private isLoading = false;

  async load(): Promise<void> {
    if (this.isLoading) {
      return;
    }
    this.isLoading = true;
    try {
      this.show(await listFunctions());
      this.problem.hidden = true;
    } catch {
      this.problem.hidden = this.cards.size > 0;
    } finally {
      this.isLoading = false;
      this.list.removeAttribute("aria-busy");
    }
  }

  private show(functions: readonly FunctionInfo[]): void {
    const keys = functions.map((info) => JSON.stringify(info));
    if (keys.length === this.cards.size && keys.every((key) => this.cards.has(key))) {
      return;
    }
    const before = this.cards;
    const groups = new Map<string, HTMLElement>();
    this.cards = new Map();
    functions.forEach((info, index) => {
      const key = keys[index] ?? info.name;
      const card = before.get(key) ?? new FunctionCard(info);
      this.cards.set(key, card);
      const name = info.name.slice(0, Math.max(0, info.name.lastIndexOf("/")));
      const group = groups.get(name) ?? element("div", { class: "group" });
      group.append(card.root);
      groups.set(name, group);
    });
    this.list.replaceChildren(...groups.values());
    if (before.size === 0 && matchMedia(WIDE).matches) {
      const inviting = functions.findIndex((info) => info.shape === "UNARY");
      [...this.cards.values()][inviting]?.root.setAttribute("open", "");
    }
  }
}
