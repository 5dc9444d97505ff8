/** A provision in full, with its other names, to read, cite and send. */

import { FORMS, type Named, type Provision } from "../../../../vscode/src/protocol";
import { button, make } from "../elements";
import { copy } from "../files";
import { linkTo } from "../link";
import { rendered } from "../markdown";
import { text } from "../messages";
import type { Page, Pane } from "../page";
import { toPosition } from "../positions";

export class ProvisionPane implements Pane {
  private turn = 0;
  /** What is shown, to be asked for again in another language. */
  private shown: string | undefined;

  constructor(
    private readonly page: Page,
    private readonly element: HTMLElement,
  ) {}

  refresh(): void {
    if (this.shown !== undefined) {
      void this.read(this.shown);
    } else {
      void this.followCursor();
    }
  }

  /** Shows what an identity or a citation names. */
  async read(name: string): Promise<void> {
    await this.showLast(async () => {
      const { connection } = this.page;
      const named = await connection.request("provision", { identity: name });
      return named.provisions.length > 0 ? named : await connection.request("provision", { citation: name });
    }, name);
  }

  /** Shows what the citation at the cursor names; where there is none, what was shown stays. */
  async followCursor(): Promise<void> {
    const { draft, connection } = this.page;
    const { doc, selection } = draft.view.state;
    if (!connection.ready) {
      return;
    }
    const at = { textDocument: { uri: draft.uri }, position: toPosition(doc, selection.main.head) };
    const named = await connection.request("provision", at);
    if (named.provisions.length > 0) {
      await this.showLast(() => Promise.resolve(named), named.provisions[0]?.identity);
    } else if (this.shown === undefined) {
      this.element.replaceChildren(make("p", { className: "hint", textContent: text("noProvision") }));
    }
  }

  private async showLast(find: () => Promise<Named>, name: string | undefined): Promise<void> {
    this.turn += 1;
    const turn = this.turn;
    const named = await find();
    if (turn !== this.turn) {
      return;
    }
    this.shown = name;
    if (named.provisions.length === 0) {
      this.element.replaceChildren(
        make("p", { className: "hint", textContent: named.problem?.message ?? text("unknownProvision", name ?? "") }),
      );
      return;
    }
    this.element.replaceChildren(...named.provisions.map((provision) => this.article(provision)));
    this.element.scrollTop = 0;
  }

  private article(provision: Provision): HTMLElement {
    const { page } = this;
    const names = FORMS.map((form) => (form === "compilation" ? provision.citation : provision.names[form]));
    const inserts = [...new Set(names.filter((name) => name !== null))].map((name) =>
      button(text("insertHere", name), () => {
        page.draft.insert(name);
      }, "insert"),
    );
    const copied = (plain: string) => () => {
      void copy(plain).then((isDone) => {
        page.say(text(isDone ? "copied" : "notCopied"));
      });
    };
    const article = make(
      "article",
      {},
      // Seen in the text below; heard as a heading.
      make("h2", { textContent: provision.identity }),
      rendered(provision.markdown ?? provision.text),
      make(
        "div",
        { className: "acts" },
        button(text("copyLink"), copied(linkTo(provision.identity))),
        button(text("copyText"), copied(provision.text)),
        ...inserts,
      ),
    );
    article.dataset.identity = provision.identity;
    return article;
  }
}
