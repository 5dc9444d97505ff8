/** What is shown over a place of the draft: problems with their fixes, and the provision that is cited. */

import { type EditorState, type Extension, StateEffect, StateField } from "@codemirror/state";
import { closeHoverTooltips, type EditorView, hoverTooltip, showTooltip, type Tooltip, type TooltipView } from "@codemirror/view";

import type { CodeAction, MarkupContent, Range } from "../lsp";
import type { Draft } from "./draft";
import { button, make } from "./elements";
import { linkAt } from "./links";
import { rendered } from "./markdown";
import { text } from "./messages";
import { toOffset } from "./positions";

/** The most fixes that stand in a tooltip; the rest are in the list of Ctrl+. */
const FIXES = 4;

const setShown = StateEffect.define<Tooltip | null>();

/** The tooltip that the keyboard has asked for. */
const shown = StateField.define<Tooltip | null>({
  create: () => null,
  update: (tooltip, transaction) => {
    for (const effect of transaction.effects) {
      if (effect.is(setShown)) {
        return effect.value;
      }
    }
    return transaction.docChanged || transaction.selection !== undefined ? null : tooltip;
  },
  provide: (field) => showTooltip.from(field),
});

export function hover(draft: Draft): Extension {
  return [shown, hoverTooltip((view, place) => tooltipAt(draft, view, place), { hideOnChange: true, hoverTime: 200 })];
}

/** What the keyboard has asked for last: an answer to anything before it comes too late. */
let asked: symbol | null = null;

/** Shows at the cursor what the mouse would see there. */
export async function showAtCursor(draft: Draft): Promise<void> {
  const { view } = draft;
  const { doc, selection } = view.state;
  const question = Symbol("shown at the cursor");
  asked = question;
  const tooltip = await tooltipAt(draft, view, selection.main.from);
  if (asked === question && doc.eq(view.state.doc)) {
    asked = null;
    view.dispatch({ effects: setShown.of(tooltip) });
  }
}

/** Takes away what the keyboard has asked for, be it still to come; whether there was anything. */
export function hide(view: EditorView): boolean {
  const isAwaited = asked !== null;
  asked = null;
  if (view.state.field(shown) === null) {
    return isAwaited;
  }
  view.dispatch({ effects: setShown.of(null) });
  return true;
}

async function tooltipAt(draft: Draft, view: EditorView, place: number): Promise<Tooltip | null> {
  const { doc } = view.state;
  const problems = draft.problems(place, place);
  const first = problems[0];
  const [hovered, actions] = await Promise.all([
    draft.askAt<{ contents: MarkupContent; range?: Range } | null>("textDocument/hover", place),
    first === undefined ? [] : draft.actions(first.from, first.to, "quickfix"),
  ]);
  const address = linkAt(view.state, place);
  if ((hovered === null && problems.length === 0 && address === undefined) || !doc.eq(view.state.doc)) {
    return null;
  }
  const range = hovered?.range;
  const pos = first?.from ?? (range === undefined ? place : toOffset(doc, range.start));
  const end = Math.max(first?.to ?? place, range === undefined ? place : toOffset(doc, range.end));
  // The server's own text tells most problems, too.
  const untold = problems.filter(({ told }) => hovered?.contents.value.includes(told.message) !== true);
  const told = untold.map(({ told }) => make("p", { className: `problem severity-${told.severity ?? 1}`, textContent: told.message }));
  const content = hovered === null ? [] : [rendered(hovered.contents.value)];
  const isTold = address !== undefined && hovered?.contents.value.includes(address) === true;
  return {
    pos,
    end,
    above: true,
    create: (): TooltipView => {
      const fixes = actions.slice(0, FIXES).map((action) => fixButton(draft, view, view.state, action));
      const list = fixes.length === 0 ? [] : [make("div", { className: "fixes" }, ...fixes)];
      return { dom: make("div", { className: "hover" }, ...told, ...list, ...content, ...(isTold ? [] : linkTo(address))) };
    },
  };
}

/** For those who cannot hold a key and click: a finger, a screen reader. */
function linkTo(address: string | undefined): HTMLElement[] {
  if (address === undefined) {
    return [];
  }
  const link = make("a", { href: address, target: "_blank", rel: "noopener noreferrer", textContent: `${text("publicAddress")} ↗`, title: address });
  return [make("p", { className: "public" }, link)];
}

function fixButton(draft: Draft, view: EditorView, { doc }: EditorState, action: CodeAction): HTMLButtonElement {
  return button(action.title, () => {
    view.dispatch({ effects: [closeHoverTooltips, setShown.of(null)] });
    void draft.act(action, doc);
    view.focus();
  });
}
