/** The compilation as trees: by parts, and by topics. */

import type { Compilation, Entry } from "../../../../vscode/src/protocol";
import { button, make } from "../elements";
import { text } from "../messages";
import type { Page, Pane } from "../page";

export class CompilationPane implements Pane {
  private isMade = false;

  constructor(
    private readonly page: Page,
    private readonly element: HTMLElement,
  ) {}

  /** Forgets what was made: another language is spoken. */
  forget(): void {
    this.isMade = false;
  }

  refresh(): void {
    if (!this.isMade && this.page.connection.ready) {
      this.isMade = true;
      void this.page.connection.request("compilation", {}).then((compilation) => {
        this.make(compilation);
      });
    }
  }

  private make({ parts, topics }: Compilation): void {
    const trees = parts.map(({ name, sections }) => branch(name, () => this.entries(sections)));
    const index = topics.map(({ name, provisions }) => make("li", {}, branch(name, () => this.entries(provisions))));
    this.element.replaceChildren(
      make("h2", { textContent: text("parts") }),
      ...trees,
      make("h2", { textContent: text("topics") }),
      make("ul", { className: "tree" }, ...index),
    );
  }

  private entries(entries: Entry[]): HTMLElement {
    return make("ul", { className: "tree" }, ...entries.map((entry) => make("li", {}, this.entry(entry))));
  }

  private entry({ identity, citation, label, words, children }: Entry): HTMLElement {
    const read = button("", () => {
      this.page.read(identity);
    });
    read.append(make("span", { className: "cited", textContent: label === "" ? citation : label }), ` ${words}`);
    read.title = citation;
    if (children.length === 0) {
      return read;
    }
    return make("div", { className: "branch" }, read, branch(`${children.length}`, () => this.entries(children), `${citation} (${children.length})`));
  }
}

/** What opens; its content is made then. */
function branch(name: string, content: () => HTMLElement, spoken?: string): HTMLDetailsElement {
  const summary = make("summary", { textContent: name });
  if (spoken !== undefined) {
    summary.ariaLabel = spoken;
  }
  const details = make("details", {}, summary);
  details.ontoggle = () => {
    if (details.open && details.childElementCount === 1) {
      details.append(content());
    }
  };
  return details;
}
