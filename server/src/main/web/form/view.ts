import { element, freshId } from "../dom/element.ts";
import type { Draft, FieldDraft, ListDraft } from "./draft.ts";
import type { Problem } from "./write.ts";

type InputDraft = Exclude<Draft, { kind: "nothing" | "list" | "record" }>;

interface Shown {
  readonly control: HTMLElement;
  readonly problem: HTMLElement;
}

/** Shows drafts as form controls and writes what is entered back into them. */
export class FormView {
  private readonly shown = new Map<Draft, Shown>();

  /** `changed` is called after every change of a draft. */
  constructor(private readonly changed: () => void) {}

  /** The controls of a draft. The label is what a person calls the value. */
  show(draft: Draft, label: string, description = ""): HTMLElement {
    switch (draft.kind) {
      case "nothing":
        return element("p", { class: "empty" }, "Takes no input.");
      case "record":
        return this.group(label, description, this.fields(draft.fields));
      case "list":
        return this.group(label, description, [this.list(draft, "item")]);
      case "flag":
        return this.checkbox(draft, label, description);
      case "text":
      case "number":
      case "bytes":
      case "choice":
      case "json":
        return this.labelled(draft, label, description);
    }
  }

  /** The fields of a record without a frame around them, for the outermost one. */
  fields(fields: readonly FieldDraft[]): HTMLElement[] {
    return fields.map((field) => this.field(field));
  }

  /** Elements that can be added and taken away; at least `min` stay. */
  list(draft: ListDraft, word: string, min = 0): HTMLElement {
    const rows = element("div", { class: "rows" });
    const add = element("button", { type: "button", class: "quiet" }, `Add ${word}`);
    const refresh = () => {
      [...rows.children].forEach((row, index) => {
        // the first label of a row is its own; those of its fields follow
        const label = row.querySelector("label, legend");
        if (label !== null) {
          label.textContent = `${word} ${index + 1}`;
        }
        const remove = row.querySelector<HTMLButtonElement>(":scope > .remove");
        remove?.setAttribute("aria-label", `Remove ${word} ${index + 1}`);
        remove?.toggleAttribute("hidden", draft.items.length <= min);
      });
      this.changed();
    };
    const addRow = (item: Draft) => {
      const remove = element("button", { type: "button", class: "remove" }, "×");
      const row = element("div", { class: "row" }, this.show(item, word), remove);
      remove.addEventListener("click", () => {
        draft.items.splice(draft.items.indexOf(item), 1);
        this.shown.delete(item);
        row.remove();
        refresh();
        add.focus();
      });
      rows.append(row);
      return row;
    };
    draft.items.forEach(addRow);
    refresh();
    add.addEventListener("click", () => {
      const item = draft.newItem();
      draft.items.push(item);
      const row = addRow(item);
      refresh();
      row.querySelector<HTMLElement>("input, textarea, select, button")?.focus();
    });
    return element("div", { class: "list" }, rows, add);
  }

  /** Says what is wrong at each control, takes back what was said before, and goes to the first. */
  showProblems(problems: readonly Problem[]): void {
    for (const { control, problem } of this.shown.values()) {
      problem.textContent = "";
      control.removeAttribute("aria-invalid");
    }
    for (const { draft, message } of problems) {
      const at = this.shown.get(draft);
      if (at !== undefined) {
        at.problem.textContent = message;
        at.control.setAttribute("aria-invalid", "true");
      }
    }
    const first = problems[0] === undefined ? undefined : this.shown.get(problems[0].draft);
    first?.control.focus();
  }

  private field(field: FieldDraft): HTMLElement {
    const { info, draft, newDraft } = field;
    const label = info.required ? info.name : `${info.name} (optional)`;
    const isOnRequest =
      !info.required && (info.type.kind === "record" || info.type.kind === "reference");
    if (!isOnRequest) {
      return draft === null ? element("span") : this.show(draft, label, info.description);
    }
    const place = element("div", { class: "on-request" });
    const id = freshId();
    const box = element("input", { type: "checkbox", id });
    box.addEventListener("change", () => {
      field.draft = box.checked ? newDraft() : null;
      place.replaceChildren(
        ...(field.draft === null ? [] : [this.show(field.draft, info.name, info.description)]),
      );
      this.changed();
    });
    return element(
      "div",
      { class: "field" },
      element("div", { class: "check" }, box, element("label", { for: id }, `with ${info.name}`)),
      place,
    );
  }

  private group(label: string, description: string, children: HTMLElement[]): HTMLElement {
    const group = element("fieldset", {}, element("legend", {}, label));
    if (description !== "") {
      group.append(element("p", { class: "hint" }, description));
    }
    group.append(...children);
    return group;
  }

  private checkbox(
    draft: Draft & { kind: "flag" },
    label: string,
    description: string,
  ): HTMLElement {
    const id = freshId();
    const box = element("input", { type: "checkbox", id });
    box.checked = draft.isOn;
    box.addEventListener("change", () => {
      draft.isOn = box.checked;
      this.changed();
    });
    const field = element(
      "div",
      { class: "field check" },
      box,
      element("label", { for: id }, label),
    );
    if (description !== "") {
      field.append(this.hint(box, description));
    }
    return field;
  }

  private labelled(
    draft: Exclude<InputDraft, { kind: "flag" }>,
    label: string,
    description: string,
  ): HTMLElement {
    const id = freshId();
    const problem = element("p", { class: "problem", id: `${id}-problem` });
    const control = this.control(draft);
    control.id = id;
    control.setAttribute("aria-describedby", problem.id);
    this.shown.set(draft, { control, problem });
    const head = element("div", { class: "head" }, element("label", { for: id }, label));
    const hint = [hintFor(draft), description].filter((text) => text !== "").join(" · ");
    if (hint !== "") {
      head.append(this.hint(control, hint));
    }
    return element("div", { class: "field" }, head, control, problem);
  }

  private hint(control: HTMLElement, text: string): HTMLElement {
    const hint = element("p", { class: "hint", id: freshId() }, text);
    const before = control.getAttribute("aria-describedby");
    control.setAttribute("aria-describedby", before === null ? hint.id : `${hint.id} ${before}`);
    return hint;
  }

  private control(draft: Exclude<InputDraft, { kind: "flag" }>): HTMLElement {
    if (draft.kind === "choice") {
      const names = draft.values.includes(draft.chosen) ? draft.values : ["", ...draft.values];
      const select = element(
        "select",
        {},
        ...names.map((name) => element("option", { value: name }, name === "" ? "(none)" : name)),
      );
      select.value = draft.chosen;
      select.addEventListener("change", () => {
        draft.chosen = select.value;
        this.changed();
      });
      return select;
    }
    const input =
      draft.kind === "json"
        ? element("textarea", { rows: "2", class: "code", spellcheck: "false", autocapitalize: "off" })
        : element("input", inputAttributes(draft));
    input.value = draft.text;
    input.addEventListener("input", () => {
      draft.text = input.value;
      this.changed();
    });
    return input;
  }
}

function inputAttributes(draft: InputDraft): Record<string, string> {
  // not type="number": browsers round what is entered there, and take "e" for nothing at all
  const common = { type: "text", autocomplete: "off" };
  switch (draft.kind) {
    case "number":
      return { ...common, class: "code", inputmode: draft.isInteger ? "numeric" : "decimal" };
    case "bytes":
      return { ...common, class: "code", spellcheck: "false" };
    default:
      return common;
  }
}

function hintFor(draft: InputDraft): string {
  switch (draft.kind) {
    case "json":
      return draft.expected === "any" ? "any JSON" : "a JSON object";
    case "bytes":
      return "base64";
    case "number":
      return draft.isInteger ? "whole number" : "number";
    default:
      return "";
  }
}
