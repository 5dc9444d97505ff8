/** Finding provisions by number, words, topic or pinyin. */

import type { Provision } from "../../../../vscode/src/protocol";
import { onOneLine } from "../../../../vscode/src/provision";
import { button, make } from "../elements";
import { text } from "../messages";
import type { Page, Pane } from "../page";
import { toPosition } from "../positions";

const LIMIT = 30;

export class SearchPane implements Pane {
  private turn = 0;

  constructor(
    private readonly page: Page,
    private readonly input: HTMLInputElement,
    private readonly count: HTMLElement,
    private readonly list: HTMLElement,
  ) {
    const search = (): void => {
      void this.search();
    };
    input.oninput = (event) => {
      // What an input method has not finished is no query yet.
      if (!(event instanceof InputEvent && event.isComposing)) {
        search();
      }
    };
    input.addEventListener("compositionend", search);
    input.onkeydown = (event) => {
      if (event.key === "ArrowDown" && !event.isComposing) {
        list.querySelector("button")?.focus();
        event.preventDefault();
      }
    };
  }

  refresh(): void {
    void this.search();
  }

  focus(): void {
    this.input.focus();
    this.input.select();
  }

  private async search(): Promise<void> {
    this.turn += 1;
    const turn = this.turn;
    const query = this.input.value.trim();
    if (query === "") {
      this.count.textContent = "";
      this.list.replaceChildren();
      return;
    }
    const { draft, connection } = this.page;
    const at = { textDocument: { uri: draft.uri }, position: toPosition(draft.view.state.doc, draft.view.state.selection.main.head) };
    const found = await connection.request("search", { query, limit: LIMIT, ...at });
    if (turn !== this.turn) {
      return;
    }
    this.count.textContent = found.length === 0 ? text("nothingFound", query) : text("found", found.length);
    this.list.replaceChildren(...found.map((provision) => make("li", {}, this.row(provision))));
  }

  private row({ identity, citation, heading, text: content, reason }: Provision): HTMLElement {
    const read = button("", () => {
      this.page.read(identity);
    });
    read.append(
      make("span", { className: "cited", textContent: citation }),
      make("small", { textContent: heading }),
      make("span", { className: "words", textContent: onOneLine(content) }),
      ...(reason === undefined ? [] : [make("small", { textContent: text("alsoFor", reason) })]),
    );
    const insert = button(text("insertHere", citation), () => {
      this.page.draft.insert(citation);
    }, "insert");
    return make("div", { className: "found" }, read, insert);
  }
}
