/** The draft's table of authorities, to copy into a word processor or to save. */

import { tableHtml } from "../../../../vscode/src/table_html";
import { button, make } from "../elements";
import { copy, save } from "../files";
import { text } from "../messages";
import type { Page, Pane } from "../page";
import { readable } from "../signs";

export class TablePane implements Pane {
  private turn = 0;

  constructor(
    private readonly page: Page,
    private readonly element: HTMLElement,
  ) {}

  refresh(): void {
    if (this.page.isShown("table") && this.page.connection.ready) {
      void this.read();
    }
  }

  private async read(): Promise<void> {
    const { draft, connection } = this.page;
    this.turn += 1;
    const turn = this.turn;
    const markdown = await connection.request("cites", { uri: draft.uri, format: "markdown" });
    if (turn !== this.turn) {
      return;
    }
    const html = tableHtml(readable(markdown ?? ""));
    const table = make("div", { className: "authorities" });
    // Made of escaped texts only; its styles are for word processors, the page has its own.
    table.innerHTML = html.replaceAll(/ style="[^"]*"/gu, "");
    if (table.querySelector("td") === null) {
      this.element.replaceChildren(make("p", { className: "hint", textContent: text("citesNothing") }));
      return;
    }
    const copyIt = button(text("copyTable"), () => {
      void copy(readable(markdown ?? ""), html).then((isDone) => {
        this.page.say(text(isDone ? "copiedTable" : "notCopied"));
      });
    });
    const saveIt = button(text("saveCsv"), () => {
      void connection.request("cites", { uri: draft.uri, format: "csv" }).then((csv) => {
        // A byte order mark has Excel read UTF-8.
        save(`${draft.name.replace(/\.[^.]*$/u, "") || text("untitled")}.csv`, "text/csv", `\uFEFF${readable(csv ?? "")}`);
      });
    });
    this.element.replaceChildren(make("div", { className: "acts" }, copyIt, saveIt), table);
  }
}
