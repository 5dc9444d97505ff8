/**
 * The signs that a word processor's document has in its text, as `server/src/draft/markup/office.rs` names them: what
 * they say is shown in the draft, and nothing of them anywhere else.
 */

import type { Extension, Range } from "@codemirror/state";
import { Decoration, type DecorationSet, EditorView, MatchDecorator, ViewPlugin, type ViewUpdate, WidgetType } from "@codemirror/view";

import { language } from "./messages";

const HEADING = "\u001C";
const BREAK = "\u001E";
const LINE_BREAK = "\u000B";
const NOTE_CLOSE = "\u000F";
const SHOWN: Record<string, string> = { "\u001D": "• ", [BREAK]: " ¶ ", [LINE_BREAK]: " ↵ ", [NOTE_CLOSE]: "〕" };
const NOTE_OPEN = "\u000E";
const NOTE = { zh: "〔注：", en: "〔note: " } as const;
// eslint-disable-next-line no-control-regex -- that is what they are
const SIGNS = /\u001C\d?|[\u000B\u000E\u000F\u001D\u001E]/gu;

/** Words as they are read: without signs. */
export function readable(text: string): string {
  return text.replaceAll(SIGNS, (sign) => (sign === BREAK || sign === LINE_BREAK ? " " : ""));
}

class Sign extends WidgetType {
  constructor(private readonly words: string) {
    super();
  }

  override eq(other: Sign): boolean {
    return other.words === this.words;
  }

  toDOM(): HTMLElement {
    const element = document.createElement("span");
    element.className = "sign";
    element.textContent = this.words;
    return element;
  }
}

function decorationsOf(sign: string, at: number, behind: string): Range<Decoration>[] {
  const end = at + sign.length;
  // The last paragraph of a note or a cell.
  const next = behind.trimStart().slice(0, 1);
  if (sign === BREAK && ["", "|", NOTE_CLOSE].includes(next)) {
    return [Decoration.replace({}).range(at, end)];
  }
  if (sign.startsWith(HEADING)) {
    return [Decoration.line({ class: "heading" }).range(at), Decoration.replace({}).range(at, end)];
  }
  const words = sign === NOTE_OPEN ? NOTE[language()] : (SHOWN[sign] ?? "");
  return [Decoration.replace({ widget: new Sign(words) }).range(at, end)];
}

const decorator = new MatchDecorator({
  regexp: SIGNS,
  decorate: (add, from, end, [sign], { state }) => {
    for (const { from: start, to, value } of decorationsOf(sign, from, state.sliceDoc(end, end + 3))) {
      add(start, to, value);
    }
  },
});

/** Shows them in an editor, and keeps them from what is copied out of it. */
export function signs(): Extension {
  const plugin = ViewPlugin.define(
    (view) => ({
      shown: decorator.createDeco(view),
      update(update: ViewUpdate) {
        this.shown = decorator.updateDeco(update, this.shown);
      },
    }),
    { decorations: (value: { shown: DecorationSet }) => value.shown },
  );
  return [plugin, EditorView.clipboardOutputFilter.of(readable)];
}
