/** Places in the editor's text as LSP has them, and back. */

import type { ChangeSet, Text } from "@codemirror/state";

import type { Position, Range, TextEdit } from "../lsp";

export function toPosition(text: Text, offset: number): Position {
  const line = text.lineAt(offset);
  return { line: line.number - 1, character: offset - line.from };
}

/** A place outside of the text is its end. */
export function toOffset(text: Text, { line, character }: Position): number {
  if (line >= text.lines) {
    return text.length;
  }
  const { from, to } = text.line(line + 1);
  return Math.min(from + character, to);
}

export function toRange(text: Text, from: number, to: number): Range {
  return { start: toPosition(text, from), end: toPosition(text, to) };
}

/** Changes as `textDocument/didChange` has them: one after the other, so the last in the text comes first. */
export function contentChanges(changes: ChangeSet, before: Text): { range: Range; text: string }[] {
  const told: { range: Range; text: string }[] = [];
  changes.iterChanges((from, to, _from, _to, inserted) => {
    told.push({ range: toRange(before, from, to), text: inserted.toString() });
  });
  return told.reverse();
}

/** The server's edits as changes of the editor. */
export function toChanges(text: Text, edits: TextEdit[]): { from: number; to: number; insert: string }[] {
  return edits.map(({ range, newText }) => ({
    from: toOffset(text, range.start),
    to: toOffset(text, range.end),
    insert: newText,
  }));
}
