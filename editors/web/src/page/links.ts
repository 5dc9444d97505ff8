/** Documents and other bodies' instruments whose public address is known: links where they stand in the draft. */

import { type EditorState, type Extension, type Range, StateEffect, StateField } from "@codemirror/state";
import { Decoration, type DecorationSet, EditorView } from "@codemirror/view";

import type { DocumentLink } from "../lsp";
import { text } from "./messages";
import { toOffset } from "./positions";

const setLinks = StateEffect.define<DocumentLink[]>();

/** What leads out of the page is http and nothing else. */
const isPublic = (address: string): boolean => /^https?:/iu.test(address);

const links = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update: (shown, transaction) => {
    for (const effect of transaction.effects) {
      if (effect.is(setLinks)) {
        const { doc } = transaction.state;
        const marks = effect.value.flatMap(({ range, target }): Range<Decoration>[] => {
          const [from, to] = [toOffset(doc, range.start), toOffset(doc, range.end)];
          const title = `${target ?? ""}\n${text("followLink")}`;
          const mark = Decoration.mark({ class: "cm-link", attributes: { title }, address: target });
          return target === undefined || from >= to || !isPublic(target) ? [] : [mark.range(from, to)];
        });
        return Decoration.set(marks, true);
      }
    }
    return shown.map(transaction.changes);
  },
  provide: (field) => EditorView.decorations.from(field),
});

/** Shows the links of a draft; those of before go with the text until then. */
export function showLinks(view: EditorView, found: DocumentLink[]): void {
  view.dispatch({ effects: setLinks.of(found) });
}

/** The address of what stands at a place. */
export function linkAt(state: EditorState, place: number): string | undefined {
  let found: string | undefined;
  state.field(links).between(place, place, (_, __, { spec }) => {
    found = (spec as { address: string }).address;
  });
  return found;
}

/** Opens an address beside the page; it is told to nobody where it was followed from. */
function follow(address: string | undefined): boolean {
  if (address === undefined) {
    return false;
  }
  open(address, "_blank", "noopener,noreferrer");
  return true;
}

/** Follows the link at the cursor; whether there is one. */
export function followAtCursor(view: EditorView): boolean {
  return follow(linkAt(view.state, view.state.selection.main.head));
}

export function linksExtension(): Extension {
  return [
    links,
    EditorView.domEventHandlers({
      mousedown: (event, view) => {
        const place = event.ctrlKey || event.metaKey ? view.posAtCoords({ x: event.clientX, y: event.clientY }) : null;
        if (place === null || !follow(linkAt(view.state, place))) {
          return false;
        }
        event.preventDefault();
        return true;
      },
    }),
  ];
}
