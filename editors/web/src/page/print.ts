/** The draft as it is printed: all of it, its problems marked with numbers and told at the end. */

import { make } from "./elements";
import { text } from "./messages";
import type { Page } from "./page";
import { problems } from "./problems";
import { readable } from "./signs";

/** Makes what is printed just before it is, and takes it away afterwards. */
export function printDraft(page: Page, element: HTMLElement): void {
  addEventListener("beforeprint", () => {
    const { state } = page.draft.view;
    const all = problems(state);
    const written = make("div", { className: "draft" });
    const shown = (from: number, to?: number): string => page.draft.document === undefined ? state.sliceDoc(from, to) : readable(state.sliceDoc(from, to));
    let place = 0;
    all.forEach(({ from, to }, number) => {
      // A problem within another one is told with it.
      const begin = Math.max(place, from);
      const end = Math.max(begin, to);
      written.append(
        shown(place, begin),
        make("mark", { textContent: shown(begin, end) }),
        make("sup", { textContent: `[${number + 1}]` }),
      );
      place = end;
    });
    written.append(shown(place));
    const told = all.map(({ told }) => make("li", { textContent: told.message }));
    const heading = make("h2", { textContent: text("problemsInPrint") });
    element.replaceChildren(
      make("h1", { textContent: page.draft.name || text("draft") }),
      written,
      ...(told.length === 0 ? [make("p", { textContent: text("noProblems") })] : [heading, make("ol", {}, ...told)]),
    );
  });
  addEventListener("afterprint", () => {
    element.replaceChildren();
  });
}
