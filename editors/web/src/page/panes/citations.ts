/** What the draft cites, by state, those first that want attention. */

import type { Citation, State } from "../../../../vscode/src/protocol";
import { byState, onOneLine, unchecked, wanting } from "../../../../vscode/src/provision";
import { button, make } from "../elements";
import { text } from "../messages";
import type { Page, Pane } from "../page";

/** How many rows of a state are made at once: a long draft has thousands. */
const ROWS = 100;
/** States whose rows are open from the start. */
const OPEN: State[] = ["wrong", "ambiguous", "unchecked"];

export class CitationsPane implements Pane {
  private turn = 0;
  private readonly closed = new Set<State>();
  private readonly opened = new Set<State>(OPEN);

  /** @param counts where the numbers stand, whichever pane is in front */
  constructor(
    private readonly page: Page,
    private readonly element: HTMLElement,
    private readonly counts: HTMLElement,
  ) {}

  refresh(): void {
    void this.read();
  }

  private async read(): Promise<void> {
    const { draft, connection } = this.page;
    if (!connection.ready) {
      this.counts.textContent = text("loading");
      return;
    }
    this.turn += 1;
    const turn = this.turn;
    const citations = (await connection.request("citations", { uri: draft.uri })) ?? [];
    // A later list has been asked for.
    if (turn !== this.turn) {
      return;
    }
    this.counts.textContent = text("counts", citations.length, wanting(citations), unchecked(citations));
    if (!this.page.isShown("citations")) {
      return;
    }
    if (citations.length === 0) {
      this.element.replaceChildren(make("p", { className: "hint", textContent: text(draft.text === "" ? "emptyDraft" : "noCitations") }));
      return;
    }
    this.element.replaceChildren(...byState(citations).map(({ state, citations }) => this.group(state, citations)));
  }

  private group(state: State, citations: Citation[]): HTMLElement {
    const list = make("ul");
    const fill = (): void => {
      const begun = list.childElementCount;
      list.append(...citations.slice(begun, begun + ROWS).map((citation) => this.row(citation)));
      const left = citations.length - list.childElementCount;
      if (left > 0) {
        const more = make("li", {}, button(text("more", Math.min(ROWS, left)), () => {
          more.remove();
          fill();
        }));
        list.append(more);
      }
    };
    const summary = make("summary", {}, make("span", { className: `state ${state}`, textContent: text(state) }), ` ${citations.length}`);
    const details = make("details", { open: this.opened.has(state) && !this.closed.has(state) }, summary, list);
    details.ontoggle = () => {
      this.opened[details.open ? "add" : "delete"](state);
      this.closed[details.open ? "delete" : "add"](state);
      if (details.open && list.childElementCount === 0) {
        fill();
      }
    };
    if (details.open) {
      fill();
    }
    return details;
  }

  private row({ range, text: written, message, targets, link }: Citation): HTMLElement {
    const go = button("", () => {
      this.page.draft.goTo(range);
    });
    go.append(
      make("span", { className: "cited", textContent: onOneLine(written) }),
      make("small", { textContent: message ?? targets.join("、") }),
      make("span", { className: "place", textContent: text("line", range.start.line + 1) }),
    );
    if (link === null) {
      return make("li", {}, go);
    }
    const named = `${text("publicAddress")}: ${onOneLine(written)}`;
    const open = make("a", { href: link, target: "_blank", rel: "noopener noreferrer", textContent: `${text("publicAddress")} ↗`, title: link, ariaLabel: named });
    return make("li", { className: "linked" }, go, open);
  }
}
