import { type CallBody, call } from "../board/client.ts";
import type { FunctionInfo } from "../board/types.ts";
import { prepare, type Request, requestOf } from "../form/request.ts";
import { FormView } from "../form/view.ts";
import { AnswerView } from "./answer.ts";
import { curlCommand, jackfieldCommand } from "./commands.ts";
import { CommandLine } from "./copy.ts";
import { element } from "../dom/element.ts";
import { SHAPES } from "./shape.ts";

const WAITING_FOR_INPUT = "# appears here once the form is filled in";

/** A function that can be tried: its form, its answer, and the same call for a terminal. */
export class FunctionCard {
  readonly root: HTMLDetailsElement;
  private readonly request: Request;
  private readonly form: FormView;
  private readonly answer = new AnswerView();
  private readonly curl = new CommandLine("curl");
  private readonly jackfield = new CommandLine("jackfield");
  private readonly button = element("button", { type: "submit", class: "primary" }, "Call");
  private running: AbortController | null = null;

  constructor(private readonly info: FunctionInfo) {
    this.request = requestOf(info);
    this.form = new FormView(() => this.showCommands());
    this.root = element("details", { class: "card" }, this.summary(), this.body());
    this.showCommands();
  }

  private summary(): HTMLElement {
    const shape = SHAPES[this.info.shape];
    const cut = this.info.name.lastIndexOf("/") + 1;
    return element(
      "summary",
      {},
      element(
        "span",
        { class: "name" },
        element("span", { class: "path" }, this.info.name.slice(0, cut)),
        this.info.name.slice(cut),
        element("span", { class: "visually-hidden" }, `, ${shape.words}. `),
      ),
      element("span", { class: "shape", "aria-hidden": "true", title: shape.words }, shape.sign),
      element("span", { class: "about" }, this.info.description),
    );
  }

  private body(): HTMLElement {
    const body = element("div", { class: "try" });
    if (this.info.shape === "BIDIRECTIONAL") {
      body.append(element("p", { class: "kindly" }, NOT_IN_A_PAGE), this.inputs());
    } else {
      const form = element("form", { novalidate: true, "aria-label": `Call ${this.info.name}` });
      form.append(this.inputs(), element("div", { class: "actions" }, this.button));
      form.addEventListener("submit", (event) => {
        event.preventDefault();
        void this.submit();
      });
      body.append(form, this.answer.root);
    }
    body.append(element("h3", {}, "From a terminal"), this.jackfield.root, this.curl.root);
    return body;
  }

  private inputs(): HTMLElement {
    const inputs = element("div", { class: "inputs" });
    const { request, form } = this;
    if (request.kind === "messages") {
      inputs.append(form.list(request.drafts, "message"));
    } else if (request.kind === "message" && request.draft.kind === "record") {
      inputs.append(...form.fields(request.draft.fields));
    } else {
      inputs.append(form.show(request.draft, "Input"));
    }
    return inputs;
  }

  private async submit(): Promise<void> {
    if (this.running !== null) {
      this.running.abort();
      return;
    }
    const prepared = prepare(this.request);
    this.form.showProblems(prepared.kind === "problems" ? prepared.problems : []);
    if (prepared.kind === "body") {
      await this.run(prepared.body);
    }
  }

  private async run(body: CallBody): Promise<void> {
    this.running = new AbortController();
    this.button.textContent = "Stop";
    this.answer.begin();
    for await (const event of call(this.info.name, body, this.running.signal)) {
      this.answer.show(event);
    }
    this.running = null;
    this.button.textContent = "Call";
  }

  private showCommands(): void {
    const prepared = prepare(this.request);
    if (prepared.kind === "problems") {
      this.curl.show(WAITING_FOR_INPUT);
      this.jackfield.show(WAITING_FOR_INPUT);
      return;
    }
    this.curl.show(curlCommand(location, this.info, prepared.body));
    this.jackfield.show(jackfieldCommand(location, this.info, prepared.body));
  }
}

const NOT_IN_A_PAGE =
  "Both sides speak at once here, which takes HTTP/2 from end to end: more than a page can do, " +
  "but not more than curl. Fill in the messages, then call it from a terminal.";
