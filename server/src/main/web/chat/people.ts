import { element } from "../dom/element.ts";

/** Somebody who is here, and in how many windows. */
export interface Person {
  readonly name: string;
  readonly windows: number;
}

/** Reads a message of `demo/presence`; what is not a person in it is left out. */
export function readPeople(value: unknown): Person[] {
  const people: unknown = typeof value === "object" && value !== null && "people" in value ? value.people : null;
  return Array.isArray(people) ? people.filter(isPerson) : [];
}

function isPerson(value: unknown): value is Person {
  return (
    typeof value === "object" &&
    value !== null &&
    "name" in value &&
    typeof value.name === "string" &&
    "windows" in value &&
    typeof value.windows === "number"
  );
}

/** `2 windows`. */
export function windowsOf({ windows }: Person): string {
  return windows === 1 ? "1 window" : `${windows} windows`;
}

/** The list of who is here. */
export class PeopleView {
  private people: readonly Person[] | null = null;
  private ownName: string | null = null;

  constructor(private readonly list: HTMLElement) {}

  /** Null if nobody knows, for want of a connection. */
  show(people: readonly Person[] | null): void {
    this.people = people;
    this.render();
  }

  /** Who of them is looking at this page; null for none. */
  belongsTo(name: string | null): void {
    this.ownName = name;
    this.render();
  }

  private render(): void {
    if (this.people === null || this.people.length === 0) {
      const words = this.people === null ? "Who is here is not known right now." : "Nobody is here yet. Be the first.";
      this.list.replaceChildren(element("li", { class: "nobody" }, words));
      return;
    }
    // two may have the same name; one of them is enough to be greeted as oneself
    const own = this.people.findIndex(({ name }) => name === this.ownName);
    this.list.replaceChildren(...this.people.map((person, at) => item(person, at === own)));
  }
}

function item(person: Person, isOwn: boolean): HTMLElement {
  const name = element("span", { class: "name" }, isOwn ? `${person.name} (you)` : person.name);
  // the comma is for those who listen
  const comma = element("span", { class: "visually-hidden" }, ", ");
  return element("li", isOwn ? { class: "own" } : {}, name, comma, element("span", { class: "windows" }, windowsOf(person)));
}
