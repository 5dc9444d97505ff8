/** What is wrong in the draft, underlined. */

import { type Diagnostic as Shown, forEachDiagnostic, linter, setDiagnostics } from "@codemirror/lint";
import type { EditorState, Extension } from "@codemirror/state";
import type { EditorView } from "@codemirror/view";

import type { Diagnostic } from "../lsp";
import { toOffset, toRange } from "./positions";

/** A problem where it stands in the text of now. */
export interface Problem {
  from: number;
  to: number;
  /** As the server told it, with the range of now. */
  told: Diagnostic;
}

/** What the editor shows, with what the server has told. */
interface Told extends Shown {
  told: Diagnostic;
}

const SEVERITIES = { 1: "error", 2: "warning", 3: "info", 4: "hint" } as const;

/** The underlines; what stands in the tooltip is the hover's. */
export function problemsExtension(): Extension {
  return linter(null, { tooltipFilter: () => [] });
}

export function showProblems(view: EditorView, diagnostics: Diagnostic[]): void {
  const { doc } = view.state;
  const shown = diagnostics.map((told): Told => {
    const from = toOffset(doc, told.range.start);
    const to = Math.max(from, toOffset(doc, told.range.end));
    return { from, to, severity: SEVERITIES[told.severity ?? 1], message: told.message, told };
  });
  view.dispatch(setDiagnostics(view.state, shown));
}

/** All problems, in the order of the text. */
export function problems(state: EditorState): Problem[] {
  const found: Problem[] = [];
  forEachDiagnostic(state, (diagnostic, from, to) => {
    const { told } = diagnostic as Told;
    found.push({ from, to, told: { ...told, range: toRange(state.doc, from, to) } });
  });
  return found.sort((one, other) => one.from - other.from);
}

export function problemsBetween(state: EditorState, from: number, to: number): Problem[] {
  const found: Problem[] = [];
  forEachDiagnostic(state, (diagnostic, start, end) => {
    if (start <= to && end >= from) {
      const { told } = diagnostic as Told;
      found.push({ from: start, to: end, told: { ...told, range: toRange(state.doc, start, end) } });
    }
  });
  return found;
}
