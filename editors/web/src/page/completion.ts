/** Completion while one types: what the server offers, in its order. */

import { autocompletion, type Completion, type CompletionContext, type CompletionResult, pickedCompletion } from "@codemirror/autocomplete";
import type { Extension } from "@codemirror/state";

import type { CompletionItem } from "../lsp";
import type { Draft } from "./draft";
import { rendered } from "./markdown";
import { toChanges, toOffset } from "./positions";

export function completion(draft: Draft): Extension {
  return autocompletion({
    override: [(context) => complete(draft, context)],
    // The server answers in a few milliseconds and is asked at each key; nothing is guessed in between.
    activateOnTypingDelay: 0,
    interactionDelay: 0,
    maxRenderedOptions: 100,
    icons: false,
  });
}

async function complete(draft: Draft, context: CompletionContext): Promise<CompletionResult | null> {
  const { doc } = context.state;
  const before = context.state.sliceDoc(Math.max(0, context.pos - 1), context.pos);
  const trigger = context.explicit ? { triggerKind: 1 } : { triggerKind: 2, triggerCharacter: before };
  const answer = await draft.askAt<{ items: CompletionItem[] } | CompletionItem[] | null>(
    "textDocument/completion",
    context.pos,
    { context: trigger },
  );
  const items = Array.isArray(answer) ? answer : (answer?.items ?? []);
  const first = items[0]?.textEdit;
  if (context.aborted) {
    return null;
  }
  if (first === undefined) {
    // Not null: then what has been typed while the answer was awaited would not be asked about.
    return { from: context.pos, filter: false, options: [] };
  }
  const from = toOffset(doc, first.range.start);
  const typed = context.state.sliceDoc(from, context.pos);
  return {
    from,
    filter: false,
    options: items.filter(({ filterText, label }) => isMeant(filterText ?? label, typed)).map((item) => optionOf(draft, item)),
  };
}

/** Whether what was typed so far may become this: the server leaves that to the editor. */
function isMeant(name: string, typed: string): boolean {
  return name.toLowerCase().startsWith(typed.toLowerCase());
}

function optionOf(draft: Draft, item: CompletionItem): Completion {
  const detail = item.labelDetails?.description ?? item.detail;
  return {
    label: item.filterText ?? item.label,
    displayLabel: item.label,
    ...(detail === undefined ? {} : { detail }),
    info: async () => {
      const { documentation } = item.documentation === undefined ? await draft.ask<CompletionItem>("completionItem/resolve", item) : item;
      if (documentation === undefined) {
        return null;
      }
      return rendered(typeof documentation === "string" ? documentation : documentation.value);
    },
    apply: (view, completed, from, to) => {
      const { doc } = view.state;
      const written = item.textEdit?.newText ?? item.label;
      view.dispatch({
        changes: [{ from, to, insert: written }, ...toChanges(doc, item.additionalTextEdits ?? [])],
        selection: { anchor: from + written.length },
        userEvent: "input.complete",
        annotations: [pickedCompletion.of(completed)],
        scrollIntoView: true,
      });
    },
  };
}
